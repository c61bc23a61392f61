{{- /* What each service is told: (dict "root" $ "service" name "of" its values). */ -}}
{{- define "hengping.environment" -}}
{{- $values := .root.Values -}}
- { name: SERVER_PORT, value: {{ .of.port | quote }} }
- { name: MANAGEMENT_SERVER_PORT, value: {{ .of.managementPort | quote }} }
- { name: HENGPING_MANAGEMENT_ADDRESS, value: "0.0.0.0" }
- { name: HENGPING_LOG_FORMAT, value: {{ $values.logFormat | quote }} }
- { name: HENGPING_ISSUER, value: {{ printf "%s/realms/hengping" $values.publicUrl | quote }} }
- { name: HENGPING_JWKS, value: {{ printf "%s/realms/hengping/protocol/openid-connect/certs" $values.keycloak.url | quote }} }
{{- if eq .service "gateway" }}
{{ include "hengping.environment.gateway" . }}
{{- else }}
{{ include "hengping.environment.backend" . }}
{{- end }}
{{- with .of.env }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "hengping.environment.gateway" -}}
{{- $values := .root.Values -}}
- { name: HENGPING_PUBLIC_URL, value: {{ $values.publicUrl | quote }} }
- { name: HENGPING_LISTEN, value: "0.0.0.0" }
- { name: HENGPING_SECURE_COOKIE, value: {{ hasPrefix "https:" $values.publicUrl | quote }} }
- { name: HENGPING_KEYCLOAK, value: {{ $values.keycloak.url | quote }} }
- name: HENGPING_GATEWAY_SECRET
  valueFrom: { secretKeyRef: { name: {{ .of.clientSecret.name }}, key: {{ .of.clientSecret.key }} } }
{{- range $name, $of := omit $values.services "gateway" }}
- name: HENGPING_{{ $name | trimSuffix "-service" | upper }}
  value: http://{{ include "hengping.name" (dict "root" $.root "service" $name) }}:{{ $of.port }}
{{- end }}
{{- if $values.redis.secretName }}
- name: HENGPING_REDIS
  valueFrom: { secretKeyRef: { name: {{ $values.redis.secretName }}, key: {{ $values.redis.secretKey }} } }
{{- end }}
{{- end }}

{{- define "hengping.environment.backend" -}}
{{- $values := .root.Values -}}
- { name: HENGPING_ADDRESS, value: "0.0.0.0" }
{{- if eq .service "report-service" }}
- { name: HENGPING_PUBLIC_URL, value: {{ $values.publicUrl | quote }} }
{{- end }}
- { name: HENGPING_KAFKA, value: {{ $values.kafka.bootstrap | quote }} }
- { name: HENGPING_TOPICS_REPLICAS, value: {{ $values.kafka.replicas | quote }} }
- { name: HENGPING_DB_HOST, value: {{ $values.database.host | quote }} }
- { name: HENGPING_DB_PORT, value: {{ $values.database.port | quote }} }
- { name: HENGPING_DB_NAME, value: {{ .of.database.name | quote }} }
- name: HENGPING_DB_USER
  valueFrom: { secretKeyRef: { name: {{ .of.database.secretName }}, key: {{ .of.database.userKey }} } }
- name: HENGPING_DB_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ .of.database.secretName }}, key: {{ .of.database.passwordKey }} } }
{{- with .of.clientSecret }}
- { name: HENGPING_KEYCLOAK, value: {{ $values.keycloak.url | quote }} }
- name: HENGPING_PROVISIONING_SECRET
  valueFrom: { secretKeyRef: { name: {{ .name }}, key: {{ .key }} } }
{{- end }}
{{- end }}
