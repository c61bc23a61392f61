-- Sends every prepared request exactly once over all connections, and says when all are answered. The file's lines: path, headers, body, by tabs;
-- headers are name=value, by semicolons.
local requests, sent, answered, bad = {}, 0, 0, 0

function init(args)
  for line in io.lines(args[1]) do
    local path, headers, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    local named = { ["Content-Type"] = "application/json" }
    for name, value in pairs(wrk.headers) do named[name] = value end
    for name, value in headers:gmatch("([^=;]+)=([^;]*)") do named[name] = value end
    requests[#requests + 1] = wrk.format("POST", path, named, body)
  end
end

-- Asked once before each request: a connection that finds nothing left waits until the end.
function delay()
  sent = sent + 1
  if sent > #requests then return 3600000 end
  return 0
end

-- wrk asks for one before it starts, to see how many each call makes.
local taken = 0
function request()
  if sent == 0 then return requests[1] end
  taken = taken + 1
  return requests[taken]
end

function response(status, headers, body)
  answered = answered + 1
  if status > 299 then
    bad = bad + 1
    if bad == 1 then print("REFUSED " .. status .. " " .. body) end
  end
  if answered == #requests then
    print("ALL ANSWERED")
    io.stdout:flush()
  end
end
