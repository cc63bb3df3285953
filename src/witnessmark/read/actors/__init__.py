"""Who does what to whom: mentions of actors in statements, the cast of a document, actors across documents."""

from witnessmark.read.actors.cast import cast_of
from witnessmark.read.actors.merge import actors_of
from witnessmark.read.actors.roles import Known, find_actors, normal_name

__all__ = ["Known", "actors_of", "cast_of", "find_actors", "normal_name"]
