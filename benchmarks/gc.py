#!/usr/bin/env python3
"""gc.py --programs FOLDER --node PATH: garbage-collected programs, compiled by Ingot and under V8.

Compiles gc/*.wat (and of the shared test data, with --testdata, kotlin-richards) with ingot -O2 into FOLDER, and
assembles them for node, which runs them by node:wasi with its default flags. Each program's output must be the same
under both. They take turns (A B A B), each on the same one CPU, for --rounds rounds, and the table shows

  time       user and system time of the whole process in seconds (the fastest run), and ingot's as a ratio to node's:
             of the fastest runs, and of the medians
  own        the same ratio after subtracting what the program takes for next to no work: start-up, and for node
             compilation too; that is to be below 5 % of node's time ("start"), so that V8 has optimised what runs
  memory     most that was resident, in MB, and the ratio

The soak allocates 50 GB while 50 MB live, and is run once more with statistics of the collector (--gc-stats), among
them the longest pause. --quick takes small sizes, to see that everything runs; its ratios mean nothing.

Needs a node whose V8 knows garbage collection and exceptions with exnref (24 or newer), and `ingot` on the PATH."""
import argparse
import dataclasses
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import measurement

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[1]
RUN_WASI = SOURCE_ROOT / "test" / "tools" / "run_wasi.mjs"

# Their arguments: for a few seconds, for next to no time, and for --quick.
SIZES = {
    "binary-trees": ("20", "1", "10"),
    "list-reversal": ("50000", "1", "2000"),
    "queens": ("14", "1", "8"),
    "red-black-tree": ("3000000", "1", "50000"),
    "string-builder": ("400000", "1", "1000"),
    "soak": ("50000", "1", "200"),
}


@dataclasses.dataclass
class Program:
    name: str
    source: pathlib.Path
    long: list   # arguments
    short: list
    directory: pathlib.Path = None  # granted, and where it is run


def sources(options):
    programs = []
    for name, (long, short, quick) in SIZES.items():
        programs.append(Program(name, SOURCE_ROOT / "benchmarks" / "gc" / f"{name}.wat",
                                [quick if options.quick else long], [short]))
    if options.testdata:
        folder = options.testdata.resolve() / "programs" / "kotlin-richards"
        # Its work is in the module, so there is no short run.
        programs.append(Program("kotlin-richards", folder / "kotlin-richards.wasm", [], None, folder / "dir"))
    return [program for program in programs if not options.only or program.name in options.only]


def run(command):
    subprocess.run([str(part) for part in command], check=True)


def build(options, program):
    """Returns the commands of the candidates."""
    module, executable = options.programs / f"{program.name}.wasm", options.programs / program.name
    grants = ["--dir", f"{program.directory}::."] if program.directory else []
    run([options.ingot, "assemble", program.source, "-o", module])
    run([options.ingot, "-O2", *options.flags, *grants, module, "-o", executable])
    return {"ingot": [executable], "node": [options.node, "--no-warnings", RUN_WASI, module]}


def measure(options, command, directory=None):
    """Runs it on the CPU of the measurements."""
    return measurement.measure(command, options.cpu, directory)


def compare(options, program):
    """The program's row of the table, as a dictionary."""
    candidates = build(options, program)
    samples = {name: [] for name in candidates}
    starts = {name: 0.0 for name in candidates}
    outputs = set()
    for _ in range(options.rounds):
        for name, command in candidates.items():
            samples[name].append(measure(options, command + program.long, program.directory))
            outputs.add(samples[name][-1].output)
    if len(outputs) != 1:
        sys.exit(f"{program.name}: the candidates disagree: {outputs}")
    if program.short is not None:
        for name, command in candidates.items():
            starts[name] = min(measure(options, command + program.short).seconds for _ in range(3))

    times = {name: [sample.seconds for sample in runs] for name, runs in samples.items()}
    fastest = {name: min(runs) for name, runs in times.items()}
    memory = {name: max(sample.kilobytes for sample in runs) for name, runs in samples.items()}
    median = {name: statistics.median(runs) for name, runs in times.items()}
    return {
        "program": program.name, "arguments": program.long, "times": times, "kilobytes": memory, "start": starts,
        "elapsed": {name: [sample.elapsed for sample in runs] for name, runs in samples.items()},
        "time_ratio": fastest["ingot"] / fastest["node"],
        "median_ratio": median["ingot"] / median["node"],
        "own_ratio": (fastest["ingot"] - starts["ingot"]) / (fastest["node"] - starts["node"]),
        "start_share": starts["node"] / fastest["node"] if program.short is not None else None,
        "memory_ratio": memory["ingot"] / memory["node"],
    }


def print_row(row):
    fastest = {name: min(runs) for name, runs in row["times"].items()}
    share = row["start_share"]
    print(f"{row['program']:16} {fastest['ingot']:7.2f} {fastest['node']:7.2f} {row['time_ratio']:6.2f} "
          f"{row['median_ratio']:6.2f} {row['own_ratio']:6.2f} {'?' if share is None else f'{share:.1%}':>6}   "
          f"{row['kilobytes']['ingot'] / 1024:7.1f} {row['kilobytes']['node'] / 1024:7.1f} {row['memory_ratio']:6.2f}",
          flush=True)


def print_soak_statistics(options, program):
    executable = options.programs / "soak-stats"
    run([options.ingot, "-O2", *options.flags, "--gc-stats", program.source, "-o", executable])
    messages = measure(options, [executable, *program.long]).messages.decode()
    print(f"\nsoak {' '.join(program.long)} with --gc-stats:\n{messages}", end="")
    return messages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="folder for what is compiled")
    parser.add_argument("--node", default="node")
    parser.add_argument("--ingot", default="ingot")
    parser.add_argument("--flags", nargs="+", default=[], metavar="FLAG", help="more options for ingot, as --flags=-O3")
    parser.add_argument("--testdata", type=pathlib.Path, help="the shared test data, for kotlin-richards")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="of the programs")
    parser.add_argument("--cpu", type=int, default=max(os.sched_getaffinity(0)), help="the CPU to run on")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=pathlib.Path, help="a file for everything that was measured")
    options = parser.parse_args()
    options.programs = options.programs.resolve()
    os.makedirs(options.programs, exist_ok=True)
    programs = sources(options)
    if not programs:
        parser.error(f"--only: the programs are {', '.join(SIZES)} and, with --testdata, kotlin-richards")

    def version(command):
        return subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]

    machine = (f"{version(options.ingot)}, node {version(options.node)}, {platform.machine()}, "
               f"Linux {platform.release()}, {options.rounds} rounds")
    print(f"{machine}\n{'':16} {'time, s':^15} {'time ratio':^13} {'own':>6} {'start':>6}   {'memory, MB':^15} "
          f"{'ratio':>6}")
    print(f"{'':16} {'Ingot':>7} {'node':>7} {'least':>6} {'median':>6} {'':>6} {'':>6}   {'Ingot':>7} {'node':>7}")
    rows = []
    for program in programs:
        rows.append(compare(options, program))
        print_row(rows[-1])
    means = {key: measurement.geometric_mean([row[key] for row in rows])
             for key in ("time_ratio", "median_ratio", "own_ratio", "memory_ratio")}
    print(f"{'geometric mean':32} {means['time_ratio']:6.2f} {means['median_ratio']:6.2f} {means['own_ratio']:6.2f} "
          f"{'':24} {means['memory_ratio']:6.2f}")
    statistics_of_soak = [print_soak_statistics(options, program) for program in programs if program.name == "soak"]
    if options.json:
        options.json.write_text(json.dumps({"machine": machine, "rows": rows, "geometric_means": means,
                                            "soak_statistics": statistics_of_soak}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
