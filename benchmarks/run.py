#!/usr/bin/env python3
"""run.py --work FOLDER [NAME...]: how fast compiled programs are, against native code and other engines.

The kernels (kernels/*.c) are compiled natively, and for WebAssembly with and without SIMD; each engine of the table
ENGINES makes of that what it runs. All must print the same. They take turns (A B A B ...) on one CPU, with so many
repetitions of the work that the first engine needs about --seconds. Two tables show for each kernel and engine

  time       of the fastest run, as a ratio to the first engine's (user and system time); --median takes medians
  build      what the engine took to make its program: time and most memory, as ratios to the first ingot's; and size

and the geometric means. With --testdata, the programs of the shared test data (sightglass) follow, which have no native
form: there ratios are to the first engine that can run them. With --embench, the programs of Embench (github.com/embench/embench-iot)
take the place of the kernels. --json writes everything that was measured.

Engines that are not installed are named and left out. Needs clang-22, wasi-libc, libclang-rt-22-dev-wasm32, `ingot` on the
PATH; wasm2c comes from wabt. NAME selects kernels, --engines engines."""
import argparse
import dataclasses
import json
import os
import pathlib
import platform
import shlex
import shutil
import statistics
import subprocess
import sys

import measurement

HERE = pathlib.Path(__file__).resolve().parent
RUN_WASI = HERE.parent / "test" / "tools" / "run_wasi.mjs"
NATIVE = "clang-22 -O3 -march=native"


@dataclasses.dataclass
class Engine:
    """How an engine makes a program of {source}, {wasm} or {simd} (WebAssembly with -msimd128), in the folder {work}
    with the free name {out}; and how it is run. {flags} are --ingot-flags, {grants} a granted directory. {directory}
    and {arguments} are for a run to learn from, in which a kernel does its work once."""
    name: str
    build: str
    run: str = "{out}"
    needs: str = ""  # a file, or a program on the PATH


def library(flags, macro=""):
    """A program in C with the module as a library, whose options are `flags`."""
    ingot = f"ingot --prefix=guest --wasi=link {flags} {{wasm}}"
    return (f"mkdir -p {{out}}.d && {ingot} --emit=header -o {{out}}.d/guest.h && "
            f"{ingot} -O3 -march=native {{flags}} --emit=lib -o {{out}}.d/guest.a && "
            f"clang-22 {macro} -I{{out}}.d {HERE}/metering/program_host.c {{out}}.d/guest.a -o {{out}}")


ENGINES = [
    Engine("native", f"{NATIVE} -ffp-contract=off {{source}} -lm -o {{out}}"),
    Engine("native-fma", f"{NATIVE} {{source}} -lm -o {{out}}"),
    Engine("native-general", "clang-22 -O3 -ffp-contract=off {source} -lm -o {out}"),
    Engine("ingot", "ingot -O3 -march=native {flags} {grants} {wasm} -o {out}"),
    Engine("ingot-simd", "ingot -O3 -march=native {flags} {simd} -o {out}"),
    Engine("ingot-general", "ingot {flags} {grants} {wasm} -o {out}"),
    Engine("ingot-general-simd", "ingot {flags} {simd} -o {out}"),
    Engine("ingot-check", "ingot -O3 -march=native --bounds=check {flags} {grants} {wasm} -o {out}"),
    Engine("ingot-fuel", "ingot -O3 -march=native --fuel=1048576G {flags} {grants} {wasm} -o {out}"),
    Engine("ingot-library", library("")),
    Engine("ingot-epoch", library("--meter=epoch", "-DEPOCH")),
    Engine("ingot-counting", "ingot -O3 -march=native --profile-generate=/dev/null {flags} {grants} {wasm} -o {out}"),
    Engine("ingot-pgo", "ingot -O3 -march=native --profile-generate={out}.profile {flags} {grants} {wasm} -o {out}.counting && "
                        "(cd {directory} && {out}.counting {arguments}) >/dev/null 2>&1 && "
                        "ingot -O3 -march=native --profile-use={out}.profile {flags} {grants} {wasm} -o {out}"),
    Engine("wasm2c", f"mkdir -p {{out}}.d && wasm2c -n guest {{wasm}} -o {{out}}.d/guest.c && {NATIVE} -w -I{{out}}.d "
                     f"{{out}}.d/guest.c {HERE}/wasm2c_host.c -lwasm-rt-impl -lm -o {{out}}", needs="wasm2c"),
    Engine("node", "cp {wasm} {out}", f"{{node}} --no-warnings {RUN_WASI} {{out}}", needs="{node}"),
]


@dataclasses.dataclass
class Program:
    name: str
    source: pathlib.Path | str = None  # of what is compiled here, with options for clang
    wasm: pathlib.Path = None
    simd: pathlib.Path = None
    arguments: list = dataclasses.field(default_factory=list)
    directory: pathlib.Path = None  # granted, and where it is run


def shell(command):
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}\n{done.stderr}")


def compile_to_wasm(options, name, source, flags):
    module = options.work / f"{name}.wasm"
    shell(f"clang-22 --target=wasm32-wasi -Wno-deprecated --no-wasm-opt -O3 {flags} {source} -lm -o {module}")
    return module


def from_source(options, name, source):
    return Program(name, source, compile_to_wasm(options, name, source, ""), compile_to_wasm(options, f"{name}.simd", source, "-msimd128"))


def kernels(options):
    return [from_source(options, source.stem, source)
            for source in sorted((HERE / "kernels").glob("*.c")) if not options.names or source.stem in options.names]


def embench(options):
    """Its programs, with a main() of ours that takes the number of repetitions as the kernels do."""
    support = options.embench / "support"
    return [from_source(options, folder.name, f"-w -DCPU_MHZ=1 -I{support} {folder}/*.c {support}/beebsc.c {HERE}/embench_main.c")
            for folder in sorted((options.embench / "src").iterdir()) if not options.names or folder.name in options.names]


def recipes(options):
    """The programs of the shared test data that need no standard input."""
    programs = []
    for path in sorted((options.testdata / "programs").glob("*/recipe.json")):
        recipe = json.loads(path.read_text())
        name, granted = path.parent.name, recipe["preopens"].get(".")
        if recipe["stdin"] or recipe["expected_exit"] != 0 or (options.names and name not in options.names):
            continue
        directory = path.parent / granted if granted and (path.parent / granted).is_dir() else None
        programs.append(Program(name, None, path.parent / recipe["module"], None, recipe["argv"][1:], directory))
    return programs


def can_build(engine, program):
    return not any(f"{{{part}}}" in engine.build and getattr(program, part) is None
                   for part in ("source", "wasm", "simd"))


def build(options, engine, program):
    """The command that runs the program, and the sample of what made it."""
    out = options.work / f"{program.name}.{engine.name}"
    grants = f"--dir {shlex.quote(str(program.directory))}::." if program.directory else ""
    words = {"source": program.source, "wasm": program.wasm, "simd": program.simd, "out": out, "node": options.node,
             "work": options.work, "flags": options.ingot_flags, "grants": grants,
             "directory": shlex.quote(str(program.directory or ".")), "arguments": "1" if program.source else shlex.join(program.arguments)}
    out.unlink(missing_ok=True)
    sample = measurement.measure(["sh", "-c", engine.build.format(**words)])
    return shlex.split(engine.run.format(**words)), sample, out.stat().st_size


def run_once(options, program, command):
    return measurement.measure(command + program.arguments, options.cpu, program.directory)


def calibrate(options, program, command):
    """Sets the repetitions of a kernel, so that the command takes about as long as wanted."""
    rounds = 1
    while True:
        program.arguments = [str(rounds)]
        seconds = run_once(options, program, command).seconds
        if seconds >= options.seconds / 3:
            break
        rounds *= 2 if seconds > options.seconds / 50 else 8
    program.arguments = [str(max(1, round(rounds * options.seconds / seconds)))]


def compare(options, engines, program):
    """Everything that is measured of a program: {engine: {times, build...}}."""
    commands, results = {}, {}
    for engine in engines:
        if not can_build(engine, program):
            continue
        commands[engine.name], sample, size = build(options, engine, program)
        results[engine.name] = {"times": [], "kilobytes": 0, "build_seconds": sample.seconds,
                                "build_kilobytes": sample.kilobytes, "bytes": size}
    if program.source:
        calibrate(options, program, next(iter(commands.values())))
    outputs = {}
    for _ in range(options.rounds):
        for name, command in commands.items():
            sample = run_once(options, program, command)
            results[name]["times"].append(sample.seconds)
            results[name]["kilobytes"] = max(results[name]["kilobytes"], sample.kilobytes)
            outputs[name] = sample.output
    if len(set(outputs.values())) != 1:
        sys.exit(f"{program.name}: the outputs differ: {outputs}")
    return results


def print_table(options, title, rows, names, value, base):
    """Ratios of value(result) to that of the first engine of `base` that the row has, and their geometric means."""
    print(f"\n{title:16}" + "".join(f"{name:>13}" for name in names))
    ratios = {name: [] for name in names}
    for program, results in rows.items():
        reference = next(value(results[name]) for name in base if name in results)
        cells = []
        for name in names:
            ratio = value(results[name]) / reference if name in results else None
            if ratio is not None:
                ratios[name].append(ratio)
            cells.append(f"{ratio:13.2f}" if ratio is not None else f"{'-':>13}")
        print(f"{program:16}" + "".join(cells))
    print(f"{'geometric mean':16}" + "".join(
        f"{measurement.geometric_mean(ratios[name]):13.2f}" if ratios[name] else f"{'-':>13}" for name in names))


def describe(options, engines):
    versions = [subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
                for command in (["ingot", "--version"], ["clang-22", "--version"])]
    if any("{node}" in engine.run for engine in engines):
        versions.append("node " + subprocess.run([options.node, "--version"], capture_output=True, text=True).stdout.strip())
    return f"{', '.join(versions)}; {platform.machine()}, {os.cpu_count()} CPUs, {options.rounds} rounds"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for what is compiled")
    parser.add_argument("--testdata", type=pathlib.Path)
    parser.add_argument("--embench", type=pathlib.Path, help="a copy of embench-iot, whose programs are taken instead of the kernels")
    parser.add_argument("--engines", nargs="+", metavar="ENGINE", help=", ".join(engine.name for engine in ENGINES))
    parser.add_argument("--node", default="node")
    parser.add_argument("--ingot-flags", default="", help="more options for ingot")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--median", action="store_true")
    parser.add_argument("--cpu", type=int, default=0)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)

    engines = [engine for engine in ENGINES if not options.engines or engine.name in options.engines]
    for engine in engines[:]:
        needs = engine.needs.format(node=options.node)
        if needs and not shutil.which(needs):
            print(f"left out: {engine.name} (no {needs})")
            engines.remove(engine)
    print(describe(options, engines), flush=True)

    programs = (embench(options) if options.embench else kernels(options)) + (recipes(options) if options.testdata else [])
    rows = {}
    for program in programs:
        rows[program.name] = compare(options, engines, program)
        print(".", end="", flush=True)
    names = [engine.name for engine in engines]
    typical = statistics.median if options.median else min
    print_table(options, "time", rows, names, lambda result: typical(result["times"]), names)
    ours = [name for name in names if name.startswith("ingot")] + names
    print_table(options, "build time", rows, names, lambda result: result["build_seconds"], ours)
    print_table(options, "build memory", rows, names, lambda result: result["build_kilobytes"], ours)
    print_table(options, "size", rows, names, lambda result: result["bytes"], ours)
    if options.json:
        options.json.write_text(json.dumps({"machine": describe(options, engines), "programs": rows}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
