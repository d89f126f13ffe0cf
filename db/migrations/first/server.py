"""Step 0001: what PostgreSQL needs beside the tables, so that the same conditions mean the same there.

SQLite has these functions from the beginning; a column's default collation must be "C", as SQLite
compares text by its bytes.
"""

# Where a part stands in a text, from 1; 0 where it does not.
_INSTR = """
CREATE FUNCTION instr(value text, part text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT strpos(value, part) $$
"""
# So many bytes, all of them nought.
_ZEROBLOB = """
CREATE FUNCTION zeroblob(count integer) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT decode(repeat('00', count), 'hex') $$
"""
# The day of a moment, given in seconds since 1970, in UTC.
_DATE = """
CREATE FUNCTION date(seconds bigint, kind text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT to_char(timestamp '1970-01-01' + seconds * interval '1 second', 'YYYY-MM-DD') $$
"""
# Whether a text is like a pattern with *, ? and [^a-z]. It is dear: the planner asks it last.
_GLOB = r"""
CREATE FUNCTION glob(pattern text, value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
SELECT value ~ ('^' || string_agg(
  CASE WHEN sign = '*' THEN '.*' WHEN sign = '?' THEN '.'
  WHEN length(sign) = 1 AND sign ~ '[!-/:-@[-`{-~]' THEN '\' || sign ELSE sign END,
  '' ORDER BY place) || '$')
FROM regexp_matches(pattern, '\[\^?[^]]+\]|.', 'g') WITH ORDINALITY AS found(signs, place),
LATERAL (SELECT signs[1] AS sign) AS one
$$
"""
# What stands at a place such as $.details.seq in a text of JSON, as text.
_JSON = """
CREATE FUNCTION json_extract(value text, place text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT value::jsonb #>> string_to_array(substr(place, 3), '.') $$
"""
# What a row says as text, for its hash (see `row_texts`).
_HEX = """
CREATE FUNCTION hex(value bytea) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT upper(encode(value, 'hex')) $$
"""
_QUOTE = """
CREATE FUNCTION quote(value {kind}) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT {said} $$
"""
_QUOTES = {
    "text": "'''' || replace(value, '''', '''''') || ''''",
    "integer": "value::text",
    "bigint": "value::text",
    "bytea": "'X''' || hex(value) || ''''",
}

FUNCTIONS = (
    *(_INSTR, _ZEROBLOB, _DATE, _GLOB, _JSON, _HEX),
    *(_QUOTE.format(kind=kind, said=said) for kind, said in _QUOTES.items()),
)
