"""Work for other processes, apart from the tests so that they need not import what tests do."""

import os
import signal


def double(number: int) -> int:
    return 2 * number


def die_at_two(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_always(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number
