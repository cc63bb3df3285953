"""The tables: records as JSON with their kind, the edges between them, and the activities that made them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

HEAD = "0001"
"""The migration that this code expects; a test holds it against migrations/versions."""

metadata = MetaData()

activities = Table(
    "activities",
    metadata,
    Column("job", String(200), primary_key=True),
    Column("room", String(20), nullable=False),
    Column("body", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("kind", String(4), nullable=False),
    Column("job", String(200), ForeignKey("activities.job", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("records_by_kind", "kind", "job", "ordinal"),
    Index("records_by_job", "job"),
)

edges = Table(
    "edges",
    metadata,
    Column("record", String(20), ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    # A basis may be made again by a later run, so it is not a foreign key: `trace` names what is gone.
    Column("basis", String(20), primary_key=True),
    Index("edges_by_basis", "basis"),
)
