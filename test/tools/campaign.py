"""What campaigns of random programs share (binaryen_, gc_, linked_ and loop_programs.py): options, and how they go through the programs."""
import argparse
import concurrent.futures
import pathlib


def parser(description, levels, variants=(), example=""):
    """A parser of the options that all have."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--work", type=pathlib.Path, required=True, help="folder for programs")
    made.add_argument("--node", help="also under V8, by this node")
    made.add_argument("--levels", nargs="*", default=levels)
    made.add_argument("--variants", nargs="*", default=variants, metavar="OPTIONS",
                      help="more options of ingot, each once with each level" + example)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--jobs", type=int, default=1)
    return made


def parse(made):
    """The options, with a folder that exists."""
    options = made.parse_args()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    return options


def outcomes(options, check, count):
    """What `check` says of each of so many programs, which it makes by their numbers."""
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        yield from pool.map(check, range(options.seed, options.seed + count))


def ways(options, checker):
    """How the programs were executed, for a message."""
    return ", ".join([*checker.native, *(["V8"] if options.node else [])])
