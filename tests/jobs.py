"""Work for other processes, apart from the tests so that they need not import what tests do."""

import os
import signal
import sys
import time

from recoupe.workers import each


def double(number: int) -> int:
    return 2 * number


def die_at_two(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_always(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def wait_long(number: int) -> int:
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)
    return number


if __name__ == "__main__":
    # Stands for a command that is stopped or killed while processes work for it. What starts the tests
    # in the background has them ignore interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        list(each(wait_long, range(4), 2))
    except KeyboardInterrupt:
        sys.exit(130)
