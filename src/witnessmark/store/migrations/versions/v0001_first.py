"""The first tables: records, edges, activities."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def words(length: int) -> sa.types.TypeEngine[str]:
    # PostgreSQL holds a length to the letter, where SQLite passes it over, and sorts by the server's language unless
    # told otherwise: collation "C" is the order of SQLite, so both publish the same bytes.
    return sa.String(length).with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "activities",
        sa.Column("job", words(200), primary_key=True),
        sa.Column("room", words(20), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("id", words(20), primary_key=True),
        sa.Column("kind", words(4), nullable=False),
        sa.Column("job", words(200), sa.ForeignKey("activities.job", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("records_by_kind", "records", ["kind", "job", "ordinal"])
    op.create_index("records_by_job", "records", ["job"])
    op.create_table(
        "edges",
        sa.Column("record", words(20), sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("basis", words(20), primary_key=True),
    )
    op.create_index("edges_by_basis", "edges", ["basis"])


def downgrade() -> None:
    for table in ("edges", "records", "activities"):
        op.drop_table(table)
