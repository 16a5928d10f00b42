#!/usr/bin/env python3
"""metering.py --work FOLDER: what it costs to meter a library, where metering looks most often.

A function that does nothing but call and one that does nothing but loop (metering/calls.wat), in a library without a meter, with fuel and
with an epoch, called by metering/host.c. They take turns on one CPU; the fastest of the rounds counts. Needs clang-22, and
`ingot` on the PATH. Of programs: run.py --engines ingot ingot-fuel."""
import argparse
import pathlib
import subprocess

import measurement

SOURCES = pathlib.Path(__file__).resolve().parent / "metering"
METERS = ["none", "fuel", "epoch"]
CALLS = [["fibonacci", "38"], ["mix", "400000000"]]


def build(options, meter):
    folder = options.work / meter
    folder.mkdir(parents=True, exist_ok=True)
    flags = [f"-{options.level}"] + ([f"--meter={meter}"] if meter != "none" else [])
    for kind, name in (("header", "calls.h"), ("lib", "calls.a")):
        subprocess.run(["ingot", SOURCES / "calls.wat", f"--emit={kind}", *flags, "-o", folder / name], check=True)
    subprocess.run(["clang-22", "-O2", f"-DMETER_{meter}", "-I", folder, SOURCES / "host.c", folder / "calls.a",
                    "-o", folder / "host"], check=True)
    return folder / "host"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for what is compiled")
    parser.add_argument("--level", default="O2")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--cpu", type=int, default=0)
    options = parser.parse_args()

    hosts = {meter: build(options, meter) for meter in METERS}
    print(f"{'':12}{'seconds':>10}" + "".join(f"{meter:>10}" for meter in METERS[1:]))
    for call in CALLS:
        times, outputs = {meter: [] for meter in METERS}, set()
        for _ in range(options.rounds):
            for meter, host in hosts.items():
                sample = measurement.measure([host, *call], options.cpu)
                times[meter].append(sample.seconds)
                outputs.add(sample.output)
        assert len(outputs) == 1, f"the results differ: {outputs}"
        least = min(times["none"])
        print(f"{call[0]:12}{least:10.3f}" + "".join(f"{min(times[meter]) / least:10.2f}" for meter in METERS[1:]))


if __name__ == "__main__":
    main()
