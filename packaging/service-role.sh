#!/bin/sh
# Makes the role that the server works by, when the database's container is made.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set password="$SERVICE_PASSWORD" <<'SQL'
CREATE ROLE crm_service LOGIN PASSWORD :'password';
SQL
