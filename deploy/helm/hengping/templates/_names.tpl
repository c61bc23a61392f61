{{- /* Names and labels: (dict "root" $ "service" name). */ -}}
{{- define "hengping.name" -}}
{{ .root.Release.Name }}-{{ .service }}
{{- end }}

{{- define "hengping.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "hengping.labels" -}}
{{ include "hengping.selector" . }}
app.kubernetes.io/part-of: hengping
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "hengping.image" -}}
{{ with .root.Values.image }}{{ if .registry }}{{ .registry }}/{{ end }}{{ .repository }}/{{ $.service }}:{{ .tag | default $.root.Chart.AppVersion }}{{ end }}
{{- end }}
