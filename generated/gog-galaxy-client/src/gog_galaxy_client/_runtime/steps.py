"""Work that is decided in one place and done in two: blocking, or awaited.

Whoever decides is a generator; what it yields knows how to be done either way, and what came of it, an
error too, goes back into the generator. So a rule about locks, refreshing or resuming is written once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .errors import SdkError

if TYPE_CHECKING:
    from .operation import Operation
    from .transport import AsyncTransport, Transport

T = TypeVar("T")


class Step(Protocol):
    """Something that takes time."""

    def run(self, transport: Transport) -> Any:
        """Do it and wait."""
        ...

    async def run_async(self, transport: AsyncTransport) -> Any:
        """Do it without blocking the event loop."""
        ...


Steps = Generator[Step, Any, T]


class Sleep:
    """Wait for some seconds."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def run(self, transport: Transport) -> None:
        """Block."""
        sleep(self.seconds)

    async def run_async(self, transport: AsyncTransport) -> None:
        """Let others run."""
        await asleep(self.seconds)


class Work:
    """Something that keeps a disk or a processor busy; awaited, it is done in a thread."""

    __slots__ = ("do",)

    def __init__(self, do: Callable[[], Any]) -> None:
        self.do = do

    def run(self, transport: Transport) -> Any:
        """Do it here."""
        return self.do()

    async def run_async(self, transport: AsyncTransport) -> Any:
        """Do it in a thread; a cancellation waits until it is done."""
        from anyio import to_thread

        return await to_thread.run_sync(self.do)


class Call:
    """Call an operation of the spec, with its credentials, repetitions and errors."""

    __slots__ = ("arguments", "operation")

    def __init__(self, operation: Operation[Any], **arguments: Any) -> None:
        self.operation, self.arguments = operation, arguments

    def run(self, transport: Transport) -> Any:
        """Wait for its value."""
        return transport.call(self.operation, **self.arguments)

    async def run_async(self, transport: AsyncTransport) -> Any:
        """Await its value."""
        return await transport.call(self.operation, **self.arguments)


class Together:
    """Do the steps of several at once: each in a thread, or in a task.

    When one fails, the others are asked to stop, and its error is raised when they have. An interruption
    stops all of them likewise.

    Args:
        all: What is to be done.
        stop: Asks those who still work to end soon. It may be called more than once.
    """

    __slots__ = ("all", "stop")

    def __init__(self, all: Sequence[Steps[None]], stop: Callable[[], None]) -> None:
        self.all, self.stop = all, stop

    def run(self, transport: Transport) -> None:
        """Wait until all have ended."""
        from concurrent.futures import ThreadPoolExecutor, as_completed

        failures: list[BaseException] = []
        with ThreadPoolExecutor(max(1, len(self.all))) as pool:
            try:
                for done in as_completed([pool.submit(drive, transport, steps) for steps in self.all]):
                    if (failure := done.exception()) is not None:
                        failures.append(failure)
                        self.stop()
            except BaseException:
                self.stop()
                raise
        if failures:
            raise failures[0]

    async def run_async(self, transport: AsyncTransport) -> None:
        """Await the end of all."""
        import anyio

        failures: list[Exception] = []

        async def work(steps: Steps[None]) -> None:
            try:
                await drive_async(transport, steps)
            except Exception as failure:
                failures.append(failure)
                self.stop()

        try:
            async with anyio.create_task_group() as group:
                for steps in self.all:
                    group.start_soon(work, steps)
        except BaseException:
            self.stop()
            raise
        if failures:
            raise failures[0]


def drive(transport: Transport, steps: Steps[T]) -> T:
    """Do all steps, one after the other.

    Raises:
        SdkError: A step failed, and whoever decides lets that stand.
    """
    failure: SdkError | None = None
    result: Any = None
    try:
        while True:
            step = steps.send(result) if failure is None else steps.throw(failure)
            result = failure = None
            try:
                result = step.run(transport)
            except SdkError as error:
                failure = error
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        steps.close()


async def drive_async(transport: AsyncTransport, steps: Steps[T]) -> T:
    """Do all steps, one after the other.

    Raises:
        SdkError: A step failed, and whoever decides lets that stand.
    """
    failure: SdkError | None = None
    result: Any = None
    try:
        while True:
            step = steps.send(result) if failure is None else steps.throw(failure)
            result = failure = None
            try:
                result = await step.run_async(transport)
            except SdkError as error:
                failure = error
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        steps.close()


def sleep(seconds: float) -> None:
    """Block for some seconds."""
    import time

    time.sleep(seconds)


async def asleep(seconds: float) -> None:
    """Let others run for some seconds."""
    import anyio  # httpx has brought it along

    await anyio.sleep(seconds)


async def unbroken(work: Callable[[], Awaitable[T]]) -> T:
    """Await something that must come to its end: a cancellation waits for it.

    What an event loop cancels by its own means (`asyncio.timeout`) takes another way than what anyio or trio
    cancel, so both are kept off.
    """
    import asyncio

    import anyio

    with anyio.CancelScope(shield=True):
        try:
            asyncio.current_task()
        except RuntimeError:  # trio: there is no way but the shield's
            return await work()
        task = asyncio.ensure_future(work())
        task.add_done_callback(
            lambda done: done.cancelled() or done.exception()
        )  # who was to hear may be gone
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait({task})
            raise
    raise AssertionError  # the shield swallows nothing
