-- One line a row of the files: records with their attributes, events without.
CREATE TABLE source_row AS
SELECT
  'crm' AS source,
  row_id AS id,
  'record' AS kind,
  changed_on::TIMESTAMP AS time,
  [{namespace: 'crm', value: customer_id}, {namespace: 'email', value: email},
   {namespace: 'phone', value: phone}] AS identities,
  first_name,
  last_name,
  birth_date,
  street,
  postal_code,
  city,
  segment,
  account_manager,
  newsletter
FROM read_csv('crm.csv', header = true, all_varchar = true)
UNION ALL BY NAME
SELECT
  'loyalty' AS source,
  row_id AS id,
  'record' AS kind,
  changed_on::TIMESTAMP AS time,
  [{namespace: 'loyalty', value: member_id}, {namespace: 'email', value: email},
   {namespace: 'phone', value: phone}] AS identities,
  first_name,
  last_name,
  street,
  postal_code,
  city,
  tier,
  points,
  joined_on,
  newsletter
FROM read_csv('loyalty.csv', header = true, all_varchar = true)
UNION ALL BY NAME
SELECT
  source,
  id,
  kind,
  timestamp AS time,
  identities,
  attributes.person.name.first AS first_name,
  attributes.person.name.last AS last_name,
  attributes.address.street AS street,
  attributes.address.postalCode AS postal_code,
  attributes.address.city AS city,
  attributes.shop.orders AS orders,
  attributes.shop.guest AS guest,
  attributes.app.version AS app_version,
  attributes.app.system AS app_system,
  attributes.app.launches AS app_launches,
  attributes.app.notifications AS app_notifications,
  attributes.interests AS interests,
  attributes.language AS language
FROM read_json(
  ['shop.ndjson', 'app.ndjson', 'web.ndjson'],
  format = 'newline_delimited',
  columns = {
    source: 'VARCHAR',
    id: 'VARCHAR',
    kind: 'VARCHAR',
    timestamp: 'TIMESTAMP',
    identities: 'STRUCT(namespace VARCHAR, value VARCHAR)[]',
    attributes: 'STRUCT(
      person STRUCT(name STRUCT("first" VARCHAR, "last" VARCHAR)),
      address STRUCT(street VARCHAR, "postalCode" VARCHAR, city VARCHAR),
      shop STRUCT(orders BIGINT, guest BOOLEAN),
      app STRUCT(version VARCHAR, system VARCHAR, launches BIGINT, notifications BOOLEAN),
      interests VARCHAR[],
      language VARCHAR)'
  });

CREATE TABLE namespace AS
SELECT *
FROM (VALUES ('crm', 1), ('loyalty', 2), ('email', 3), ('phone', 4), ('ecid', 5))
  AS declared(namespace, priority);

-- Which row names which identity. Lists of structs are slow to unnest; their positions are not.
CREATE TABLE named AS
WITH position AS (
  SELECT unnest(range(1, max(len(identities)) + 1)) AS position
  FROM source_row
)
SELECT
  source_row.rowid AS row_number,
  time,
  identities[position].namespace AS namespace,
  identities[position].value AS value
FROM source_row JOIN position ON position <= len(identities)
WHERE identities[position].value IS NOT NULL;

CREATE TABLE identity AS
SELECT row_number() OVER () AS identity, namespace, value, min(time) AS first_seen
FROM named
GROUP BY namespace, value;

CREATE TABLE occurrence AS
SELECT row_number, identity
FROM named JOIN identity USING (namespace, value);

-- Who is who: to begin with, each identity is a person of its own.
CREATE TABLE label AS
SELECT identity, identity AS person
FROM identity;
