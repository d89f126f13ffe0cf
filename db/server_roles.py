"""Who may do what on a server, whatever program they use: roles, grants and row-level security.

Everybody signs in under a role of their own, so that the server itself knows who writes. It belongs
to the group of what the person is at the clinic; a group may write what the program lets it write,
and each row that names its author names whoever signed in. Nobody who signs in owns anything.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.staff import Permission, Role, StaffId, permissions_of
from db.tables import METADATA

OWNER = "tenteki_owner"
PERSON, _GROUP = "tenteki_p_", "tenteki_"
_P = Permission
_RECORDS = frozenset({_P.SAVE_TREATMENT, _P.WRITE_PROXY, _P.GIVE})
_TABLES = tuple(one.name for one in METADATA.sorted_tables)


class Writing(NamedTuple):
    """Who may write into tables: any of the permissions; `author` is the column that names them."""

    tables: tuple[str, ...]
    permissions: frozenset[Permission]
    author: str = ""
    deeds: tuple[str, ...] = ("INSERT",)


_KEPT, _ALL = ("INSERT", "UPDATE"), ("INSERT", "UPDATE", "DELETE")
_MASTERS = (
    *("product", "blocked_name", "blocked_alias", "listed_drug", "price_listing", "hot_code"),
    *("package_code", "package_insert", "disease_name", "disease_modifier", "reference_load"),
)
WRITINGS = (
    Writing(("audit",), frozenset({_P.ENTER}), "actor"),
    Writing(("checkpoint",), frozenset({_P.ENTER})),
    Writing(("treatment",), _RECORDS, "recorded_by"),
    Writing(
        ("treatment_line", "treatment_measurement", "treatment_step", "assessment", "verdict"),
        _RECORDS,
    ),
    Writing(("finalisation",), frozenset({_P.FINALISE_TREATMENT}), "finalised_by"),
    Writing(("treatment_approval",), frozenset({_P.FINALISE_TREATMENT}), "approved_by"),
    Writing(("treatment_withdrawal",), frozenset({_P.FINALISE_TREATMENT}), "withdrawn_by"),
    Writing(("certificate",), frozenset({_P.ISSUE_CERTIFICATE}), "issued_by"),
    Writing(("certificate_revocation",), frozenset({_P.ISSUE_CERTIFICATE}), "revoked_by"),
    Writing(("patient",), frozenset({_P.REGISTER_PATIENT}), deeds=_KEPT),
    Writing(("patient_body", "patient_word"), frozenset({_P.REGISTER_PATIENT}), deeds=_ALL),
    Writing(
        ("competition", "exemption", "ban", "outside_infusion"),
        frozenset({_P.RECORD_ATHLETE}),
        "filed_by",
    ),
    Writing(("withdrawal",), frozenset({_P.RECORD_ATHLETE, _P.CHANGE_CLINIC}), "withdrawn_by"),
    Writing(("draft",), frozenset({_P.WRITE_DRAFT}), deeds=_ALL),
    Writing(("staff",), frozenset({_P.MANAGE_PEOPLE}), deeds=_KEPT),
    Writing(("account",), frozenset({_P.MANAGE_PEOPLE}), deeds=_KEPT),
    Writing(("alarm",), frozenset({_P.ENTER}), "member_id"),
    Writing(("alarm_seen",), frozenset({_P.MANAGE_PEOPLE}), "seen_by"),
    Writing(
        ("facility", "branch", "imprint", "setting"), frozenset({_P.CHANGE_CLINIC}), deeds=_KEPT
    ),
    Writing(("known_clinic",), frozenset({_P.CHANGE_CLINIC}), "kept_by"),
    Writing(("revocation_list",), frozenset({_P.CHANGE_CLINIC}), "taken_by"),
    Writing(("label_confirmation",), frozenset({_P.CONFIRM_LABEL}), "confirmed_by"),
    Writing(("product_completion",), frozenset({_P.CONFIRM_LABEL}), "completed_by"),
    Writing(("product_stop",), frozenset({_P.CONFIRM_LABEL}), "stated_by"),
    Writing(("learnt_code",), frozenset({_P.CONFIRM_LABEL}), "learnt_by"),
    Writing(("own_product",), frozenset({_P.MANAGE_MASTERS}), "kept_by"),
    Writing(("regular_set",), frozenset({_P.MANAGE_MASTERS}), "kept_by"),
    Writing(("master_import",), frozenset({_P.MANAGE_MASTERS}), "imported_by"),
    Writing(_MASTERS, frozenset({_P.MANAGE_MASTERS}), deeds=_KEPT),
    Writing(("product_word", "disease_word"), frozenset({_P.MANAGE_MASTERS}), deeds=_ALL),
)

# Whose identity the role of this session bears; nobody's where it is no person's.
_ACTING = f"""
CREATE OR REPLACE FUNCTION acting() RETURNS bytea LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN session_user LIKE '{PERSON}%'
THEN decode(substr(session_user, {len(PERSON) + 1}), 'hex') END $$
"""
# Whether whoever signed in may manage people.
_MANAGES = f"""
CREATE OR REPLACE FUNCTION manages_people() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$ SELECT EXISTS (SELECT 1 FROM staff WHERE id = acting() AND is_active = 1
AND role IN ({", ".join(f"'{one.value}'" for one in Role if _P.MANAGE_PEOPLE in permissions_of(one))})) $$
"""  # noqa: S608  our own words
# A role for somebody of the staff, in the group of what they are; whoever was closed out has none.
_GIVE = f"""
CREATE OR REPLACE FUNCTION give_login(member bytea, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE called text := '{PERSON}' || encode(member, 'hex'); own text;
BEGIN
  SELECT role INTO STRICT own FROM staff WHERE id = member AND is_active = 1;
  IF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
    RAISE EXCEPTION 'a verifier is wanted, no password';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = called) THEN
    EXECUTE format('CREATE ROLE %I', called);
  END IF;
  EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', called, verifier);
  PERFORM put_into_group(called, own);
END $$
"""  # noqa: S608  our own words
_PUT = f"""
CREATE OR REPLACE FUNCTION put_into_group(called text, own text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE other text;
BEGIN
  FOR other IN SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    JOIN pg_roles p ON p.oid = m.member WHERE p.rolname = called AND g.rolname <> '{_GROUP}' || own
  LOOP EXECUTE format('REVOKE %I FROM %I', other, called); END LOOP;
  EXECUTE format('GRANT %I TO %I', '{_GROUP}' || own, called);
END $$
"""  # noqa: S608  our own words
# How long whoever broke the glass can work on: a code is used up as soon as it let somebody in.
_EMERGENCY = "24 hours"
# The role follows the person: another role at the clinic, or none any more.
_FOLLOW = f"""
CREATE OR REPLACE FUNCTION login_follows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE called text := '{PERSON}' || encode(NEW.id, 'hex');
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = called) THEN
    IF NEW.is_active = 0 AND NEW.is_emergency = 1 AND NEW.id = acting() THEN
      EXECUTE format('ALTER ROLE %I VALID UNTIL %L', called, now() + interval '{_EMERGENCY}');
    ELSIF NEW.is_active = 0 THEN EXECUTE format('ALTER ROLE %I NOLOGIN', called);
    ELSE PERFORM put_into_group(called, NEW.role); END IF;
  END IF;
  RETURN NULL;
END $$
"""  # noqa: S608  our own words


def person(member: StaffId) -> str:
    """Return the name of the role under which somebody signs in."""
    return f"{PERSON}{member.hex}"


def group(role: Role) -> str:
    """Return the name of the role of all who are something at the clinic."""
    return f"{_GROUP}{role.value}"


def owning(database: str) -> Iterator[str]:
    """Yield what a superuser does once: an owner who cannot sign in gets the database.

    The groups are made by the owner, so that the owner may fill them and nobody else.
    """
    yield _role(OWNER, "NOLOGIN CREATEROLE")
    yield f"ALTER DATABASE {database} OWNER TO {OWNER}"
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC"
    yield f"ALTER SCHEMA public OWNER TO {OWNER}"
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"SET ROLE {OWNER}"
    for one in Role:
        yield _role(group(one), "NOLOGIN")
        yield f"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {group(one)}"
        yield f"GRANT USAGE ON SCHEMA public TO {group(one)}"
    yield "RESET ROLE"


def _role(name: str, kind: str) -> str:
    """Return what makes a role where there is none: roles are of all databases of a server."""
    is_there = f"EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{name}')"  # noqa: S608  our own words
    return f"DO $$ BEGIN IF NOT {is_there} THEN CREATE ROLE {name} {kind}; END IF; END $$"


def granting() -> Iterator[str]:
    """Yield what the owner does once the tables are there, and after each step that adds to them."""
    yield from (_ACTING, _MANAGES, _PUT, _GIVE, _FOLLOW)
    yield "REVOKE EXECUTE ON FUNCTION give_login, put_into_group, login_follows FROM PUBLIC"
    yield (
        "CREATE OR REPLACE TRIGGER login_follows AFTER UPDATE ON staff"
        " FOR EACH ROW EXECUTE FUNCTION login_follows()"
    )
    yield "ALTER TABLE staff ENABLE ALWAYS TRIGGER login_follows"
    everybody = ", ".join(map(group, Role))
    for table in (*_TABLES, "alembic_version"):
        yield f"REVOKE ALL ON {table} FROM PUBLIC, {everybody}"
        yield f"GRANT SELECT ON {table} TO {everybody}"
        for deed in ("ENABLE", "FORCE"):
            yield f"ALTER TABLE {table} {deed} ROW LEVEL SECURITY"
        yield from _policy(table, "owned", f"TO {OWNER} USING (true) WITH CHECK (true)")
        seen = "member_id = acting() OR manages_people()" if table == "account" else "true"
        yield from _policy(table, "seen", f"FOR SELECT USING ({seen})")
    managers = _groups(frozenset({_P.MANAGE_PEOPLE}))
    yield f"GRANT EXECUTE ON FUNCTION give_login TO {managers}"
    # To lock the head of the chain; its fence lets it stand nowhere but at the chain's end.
    yield f"GRANT UPDATE (id) ON chain_head TO {everybody}"
    yield from _policy("chain_head", "changed", "FOR UPDATE USING (true)")
    for one in WRITINGS:
        yield from _written(one)
    # The own second factor, and the emergency's own name: see services.coming_in.
    yield f"GRANT UPDATE ON account, staff TO {everybody}"
    own = "member_id = acting() OR manages_people()"
    yield from _policy("account", "changed", f"FOR UPDATE USING ({own}) WITH CHECK ({own})")
    own = "(id = acting() AND is_emergency = 1) OR manages_people()"
    yield from _policy("staff", "changed", f"FOR UPDATE USING ({own}) WITH CHECK ({own})")


def _written(one: Writing) -> Iterator[str]:
    groups = _groups(one.permissions)
    for table in one.tables:
        yield f"GRANT {', '.join(one.deeds)} ON {table} TO {groups}"
        check = f"{one.author} = acting()" if one.author else "true"
        yield from _policy(table, "added", f"FOR INSERT WITH CHECK ({check})")
        if "UPDATE" in one.deeds:
            yield from _policy(table, "changed", "FOR UPDATE USING (true)")
        if "DELETE" in one.deeds:
            yield from _policy(table, "taken_out", "FOR DELETE USING (true)")


def _policy(table: str, name: str, says: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS {name} ON {table}"
    yield f"CREATE POLICY {name} ON {table} {says}"


def _groups(permissions: frozenset[Permission]) -> str:
    return ", ".join(group(one) for one in Role if permissions & permissions_of(one))
