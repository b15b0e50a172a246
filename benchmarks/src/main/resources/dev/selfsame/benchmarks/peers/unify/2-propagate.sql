-- One round: each row takes the smallest person of its identities, then each identity that of its rows.
CREATE OR REPLACE TABLE next_label AS
WITH row_label AS (
  SELECT row_number, min(person) AS person
  FROM occurrence JOIN label USING (identity)
  GROUP BY row_number
)
SELECT identity, min(person) AS person
FROM occurrence JOIN row_label USING (row_number)
GROUP BY identity;

CREATE OR REPLACE TABLE changed AS
SELECT count(*) AS identities
FROM label JOIN next_label USING (identity)
WHERE label.person <> next_label.person;

CREATE OR REPLACE TABLE label AS
FROM next_label;

SELECT identities
FROM changed;
