#!/usr/bin/env python3
"""linked_programs.py --work FOLDER [--node PATH]: random programs, linked of several modules and as one module.

Each program (module_generator.py) is compiled in both forms, at each of the --levels and with each set of --variants of the
options, and run. All must print the same and end the same way, and so does the one module under V8 with --node. Deterministic for a given
--seed; program number N of a run is `module_generator.py SEED+N FOLDER`. One that shows a difference stays in FOLDER.

    PATH=build/dev/bin:$PATH test/tools/linked_programs.py --work /tmp/linked --node node --programs 1000 --jobs 2
"""
import re
import shutil
import subprocess
import sys

import campaign
import gc_programs
import module_generator

TRAP = re.compile(r"ingot: trap: (.*?)(?: at 0x| in function| of module|$)", re.MULTILINE)


class LinkChecker(gc_programs.Checker):
    def ending(self, done):
        """How it ended; of a trap the kind, since the two forms have it in different places."""
        trap = TRAP.search(done.stderr.decode(errors="replace")) if done.returncode == 134 else None
        return f"trap: {trap[1]}" if trap else gc_programs.ending(done)

    def check(self, seed):
        """Returns how it ended, and whether all ways agree; what disagrees is printed and kept."""
        program = module_generator.Program(seed, self.options.modules)
        folder = self.options.work / f"linked-{seed}"
        folder.mkdir(exist_ok=True)
        for name, text in [*program.modules.items(), ("whole", program.whole)]:
            (folder / f"{name}.wat").write_text(text)
        forms = {"one module": [f"{folder}/whole.wat"], "linked": [f"{folder}/{name}.wat" for name in program.command_line]}
        found = {f"{form}, {way}": self.compiled(sources, str(folder / "program"), flags)
                 for way, flags in self.native.items() for form, sources in forms.items()}
        if self.options.node:
            subprocess.run(["ingot", "assemble", f"{folder}/whole.wat", "-o", f"{folder}/whole.wasm"], check=True)
            found["one module, V8"] = self.behaviour(
                [self.options.node, "--no-warnings", gc_programs.RUN_WASI, f"{folder}/whole.wasm"])
        expected = next(iter(found.values()))
        by_v8 = found.pop("one module, V8", expected)
        # Of a trap V8 has other words: there it counts that it is one.
        agree = (all(output == expected for output in found.values()) and by_v8[0] == expected[0] and
                 (by_v8[1] == "well") == (expected[1] == "well") and (expected[1] == "well" or expected[1].startswith("trap: ")))
        found["one module, V8"] = by_v8
        if agree:
            shutil.rmtree(folder)
        else:
            print(f"seed {seed}, {folder}:", *(f"  {way}: {len(output)} characters, ended: {end}" for way, (output, end) in found.items()),
                  sep="\n", flush=True)
        return expected[1], agree


def main():
    parser = campaign.parser(__doc__, ["O0", "O2"], ["--bounds=check"])
    parser.add_argument("--board", metavar="TARGET", help="for this board, in QEMU")
    parser.add_argument("--programs", type=int, default=20)
    parser.add_argument("--modules", type=int, default=8, help="the most that a program is linked of")
    options = campaign.parse(parser)

    checker = LinkChecker(options)
    failures, endings = 0, {}
    for end, agree in campaign.outcomes(options, checker.check, options.programs):
        failures += not agree
        endings[end] = endings.get(end, 0) + 1
    print(f"{options.programs} programs, {', '.join(checker.native)}: {failures} disagree")
    print("ended: " + ", ".join(f"{end} {count}" for end, count in sorted(endings.items())))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
