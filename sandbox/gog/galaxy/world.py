"""What all parts of the Galaxy services work on: the web API's state, their own, and the readings."""

from sandbox.core import Call, Reply
from sandbox.gog import errors, parameters
from sandbox.gog.catalogue import Product
from sandbox.gog.galaxy.errors import NotYours
from sandbox.gog.galaxy.readings import Readings
from sandbox.gog.galaxy.state import State
from sandbox.gog.people import BY_GALAXY_ID, Person
from sandbox.gog.world import Part, World


class Galaxy:
    """One state and its readings."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.reset(Readings())

    def reset(self, readings: Readings) -> None:
        """Start with a fresh state; the web API's is reset already."""
        self.readings = readings
        self.state = State.new(self.world.store)


class GalaxyPart(Part):
    """Some operations of the Galaxy services, with what they need."""

    def __init__(self, galaxy: Galaxy) -> None:
        super().__init__(galaxy.world)
        self.galaxy = galaxy

    @property
    def state(self) -> State:
        """The Galaxy services' own state."""
        return self.galaxy.state

    @property
    def reading(self) -> Readings:
        """Their readings; `readings` are the web API's."""
        return self.galaxy.readings

    @property
    def newer(self) -> bool:
        """Whether answers have today's fields."""
        return self.galaxy.readings.fields == "newer"

    def sold(self, call: Call) -> Product:
        """The product that the path names, if api.gog.com knows it: on sale, and no movie.

        Raises:
            BadRequest: The id is no number.
            NotFound: It is not.
        """
        return self.sold_by_id(parameters.number(call.params, "product_id"))

    def sold_by_id(self, product_id: int) -> Product:
        """The same by its id.

        Raises:
            NotFound: There is none, or it is delisted or a movie.
        """
        product = self.store.product(product_id)
        if product.movie or not product.on_sale:
            raise errors.NotFound
        return product

    def person(self, call: Call) -> Person:
        """The user whom the path names by the Galaxy user id.

        Raises:
            NotFound: Nobody has it.
        """
        person = BY_GALAXY_ID.get(call.params["user_id"])
        if person is None:
            raise errors.NotFound("There is no such user")
        return person

    def own(self, call: Call) -> str:
        """The name of the user whom the path names, who must be the one who asks.

        Raises:
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        name = self.person(call).name
        if name != call.caller:
            raise NotYours
        return name

    def friendly(self, call: Call) -> str:
        """The name of the user whom the path names: the one who asks, or a friend.

        Raises:
            NotFound: Nobody has the id.
            NotYours: It is a stranger's.
        """
        name = self.person(call).name
        if name != call.caller and name not in self.store.friends.of(call.caller):
            raise NotYours
        return name

    def done(self) -> Reply:
        """A success without content, of a status that no document tells."""
        return Reply(int(self.reading.done), b"", ())
