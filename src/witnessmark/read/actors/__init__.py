"""Who does what to whom: mentions of actors in statements, the cast of a document, actors across documents."""

from witnessmark.read.actors.roles import Known, find_actors, normal_name

__all__ = ["Known", "find_actors", "normal_name"]
