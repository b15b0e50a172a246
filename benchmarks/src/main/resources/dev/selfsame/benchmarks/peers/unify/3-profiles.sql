CREATE TABLE person_identity AS
SELECT person, priority, value, first_seen, namespace || ':' || value AS identity
FROM label JOIN identity USING (identity) JOIN namespace USING (namespace);

CREATE TABLE person_row AS
SELECT DISTINCT row_number, person
FROM occurrence JOIN label USING (identity);

-- All identities of a person; the anchor is the oldest one of the namespace that stands first.
CREATE TABLE membership AS
SELECT
  person,
  list_transform(
    list_sort(list({priority: priority, identity: identity})), member -> member.identity
  ) AS identities,
  min({priority: priority, first_seen: first_seen, value: value}) AS anchor
FROM person_identity
GROUP BY person;

CREATE TABLE history AS
SELECT
  person,
  count(*) FILTER (kind = 'event') AS events,
  list(DISTINCT source ORDER BY source) AS sources,
  max(time) AS last_modified
FROM person_row JOIN source_row ON source_row.rowid = person_row.row_number
GROUP BY person;

-- The newest value of each attribute that is known.
CREATE TABLE attributes AS
WITH version AS (
  SELECT person, source_row.*, row_number() OVER (ORDER BY time, source, id) AS version
  FROM source_row JOIN person_row ON source_row.rowid = person_row.row_number
  WHERE kind = 'record'
)
SELECT
  person,
  arg_max(first_name, version) AS first_name,
  arg_max(last_name, version) AS last_name,
  arg_max(birth_date, version) AS birth_date,
  arg_max(street, version) AS street,
  arg_max(postal_code, version) AS postal_code,
  arg_max(city, version) AS city,
  arg_max(segment, version) AS segment,
  arg_max(account_manager, version) AS account_manager,
  arg_max(newsletter, version) AS newsletter,
  arg_max(tier, version) AS tier,
  arg_max(points, version) AS points,
  arg_max(joined_on, version) AS joined_on,
  arg_max(orders, version) AS orders,
  arg_max(guest, version) AS guest,
  arg_max(app_version, version) AS app_version,
  arg_max(app_system, version) AS app_system,
  arg_max(app_launches, version) AS app_launches,
  arg_max(app_notifications, version) AS app_notifications,
  arg_max(interests, version) AS interests,
  arg_max(language, version) AS language
FROM version
GROUP BY person;

COPY (
  SELECT
    identities,
    {
      person: {name: {first: first_name, last: last_name}, "birthDate": birth_date},
      address: {street: street, "postalCode": postal_code, city: city},
      crm: {segment: segment, "accountManager": account_manager},
      consent: {newsletter: newsletter},
      loyalty: {tier: tier, points: points, "joinedOn": joined_on},
      shop: {orders: orders, guest: guest},
      app: {
        version: app_version,
        system: app_system,
        launches: app_launches,
        notifications: app_notifications
      },
      interests: interests,
      language: language
    } AS attributes,
    events,
    sources,
    strftime(last_modified, '%Y-%m-%dT%H:%M:%SZ') AS "lastModified"
  FROM membership JOIN history USING (person) LEFT JOIN attributes USING (person)
  ORDER BY anchor.priority, anchor.value
) TO 'sql.ndjson' (FORMAT json);
