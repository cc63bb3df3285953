"""How a team's PostgreSQL is opened: one schema a case, failures in a sentence."""

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.schema import CreateSchema

from witnessmark.errors import StoreError

CONNECT_SECONDS = 10

UNREACHED = "Check that the server runs and can be reached, then run again: what was kept before is whole."

WAYS_OUT = (
    ("password", "Put the password into ~/.pgpass or name its file in PGPASSFILE."),
    ("no pg_hba", "Ask who keeps the database to let this user in from this machine."),
    ("does not exist", "Make the database or the user, or mend url under [store] in case.toml."),
    ("permission denied", "Ask who keeps the database for the right to write in this schema."),
    ("connection is bad", UNREACHED),
    ("could not", UNREACHED),
    ("timeout", UNREACHED),
    ("refused", UNREACHED),
)
"""What the database says -> what a person can do."""


def postgres_engine(url: str, schema: str) -> Engine:
    """An engine whose tables lie in one schema, made when it is not there.

    Args:
        url: "postgresql+psycopg://USER@HOST/DATABASE".
        schema: small letters, digits and "_".

    Raises:
        StoreError: the driver is not installed, or the server cannot be reached or used.
    """
    options = f"-csearch_path={schema} -csynchronous_commit=on"
    try:
        engine = create_engine(
            url, connect_args={"options": options, "connect_timeout": CONNECT_SECONDS}, pool_pre_ping=True
        )
    except ModuleNotFoundError:
        raise StoreError(
            f'{url}: the PostgreSQL driver is not installed. Run: pip install "witnessmark[postgres]"'
        ) from None
    event.listen(engine, "handle_error", tell_what_failed)
    with engine.begin() as connection:
        connection.execute(CreateSchema(schema, if_not_exists=True))
    return engine


def tell_what_failed(context: ExceptionContext) -> None:
    """What the server or the way to it refused, as a StoreError; a programming fault of ours passes as it is."""
    error = context.sqlalchemy_exception
    is_ours = isinstance(error, ProgrammingError) and "permission" not in str(error)
    if is_ours or not isinstance(error, DBAPIError):
        return
    said = " ".join(str(context.original_exception).split())
    way_out = next(
        (way for words, way in WAYS_OUT if words in said), "Run again; see the server's own log if it recurs."
    )
    raise StoreError(f"the shared store: {said[:300]}. {way_out}") from error
