"""Runs the steps on the connection that db.schema hands over, all or none."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite can do and undo changes of tables too, since we begin our transactions ourselves.
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
