// lld runs in a forked child, on files in memory only:
//
// - It may end its process on internal errors, and maps its output file, so that a full disk becomes SIGBUS.
//   In a child this is an exit status, and in memory there is no disk.
// - Its inputs are seen by no other process, and their names, which could reach the output, are always the
//   same; except where there is no /proc (input_paths.hpp).
// - `-o -` writes the image to standard output in one piece, but succeeds even if that was cut short. So the
//   parent checks what came back (elf_check.hpp).
#include "compiler/link/lld_linker.hpp"

#include "compiler/emit/targets.hpp"
#include "compiler/link/elf_check.hpp"
#include "compiler/link/input_paths.hpp"
#include "compiler/link/memory_map.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/message_format.hpp"
#include "compiler/support/result.hpp"
#include "runtime-lib/embedded_archives.hpp"

#include <lld/Common/Driver.h>
#include <llvm/Support/raw_ostream.h>

#include <fmt/core.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <elf.h>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

LLD_HAS_DRIVER(elf)

namespace ingot {

namespace {

class ArgumentList {
public:
  void add(std::initializer_list<std::string_view> more) {
    arguments_.insert(arguments_.end(), more.begin(), more.end());
  }
  void add(const std::vector<std::string>& more) {
    arguments_.insert(arguments_.end(), more.begin(), more.end());
  }
  std::vector<std::string> take() { return std::move(arguments_); }

private:
  std::vector<std::string> arguments_;
};

void add_program_arguments(ArgumentList& arguments, LinkProduct product, const Target& target) {
  const auto add = [&](std::initializer_list<std::string_view> more) { arguments.add(more); };
  if (product == LinkProduct::shared_library)
    add({"-shared", "-z", "text"});
  else
    // A static PIE: nothing loads it but the kernel, and the runtime applies its relocations, all of which
    // must be relative and none in code (-z text). RELR is the compact form of those.
    add({"-static", "-pie", "--no-dynamic-linker", "-z", "text", "--pack-dyn-relocs=relr", "--entry=_start"});
  // Constants become read-only after relocation, no page is both writable and executable;
  // code and data share no page.
  add({"-z", "now", "-z", "relro", "-z", "noexecstack", "-z", "separate-code"});
  // The program is marked as having landing pads only if all of its code has them, and on AArch64 all has.
  if (target.elf_machine == EM_AARCH64)
    add({"-z", "bti-report=error"});
  add({"--build-id=sha1"});
}

// Everything has its place, and there is nothing in the image that only a loader would read. What the board
// gives comes from the user's files, or from those members of the runtime library that define these symbols.
void add_image_arguments(ArgumentList& arguments, const std::string& script_path,
                         const LinkOptions& options) {
  arguments.add({"-static", "--no-dynamic-linker", "-z", "norelro", "-z", "noseparate-code",
                 "--build-id=none", "--entry=_start"});
  arguments.add({"-T", script_path, fmt::format("--defsym=__ingot_stack_size={}", options.stack_size)});
  if (options.board_files.empty())
    arguments.add({"--undefined=ingot_board_virt", "--undefined=ingot_board_virt_files"});
}

std::vector<std::string> linker_arguments(LinkProduct product, const std::vector<std::string>& object_paths,
                                          const std::string& archive_path, const std::string& script_path,
                                          const Target& target, const LinkOptions& options) {
  ArgumentList arguments;
  arguments.add({"ld.lld", "-m", target.linker_emulation});
  if (product == LinkProduct::relocatable)
    arguments.add({"--relocatable"});
  else if (target.is_board())
    add_image_arguments(arguments, script_path, options);
  else
    add_program_arguments(arguments, product, target);
  if (product != LinkProduct::relocatable) {
    arguments.add({"-z", fmt::format("max-page-size={}", target.maximum_page_size)});
    // Only what the program reaches; but equal functions are not folded: the guest may compare their
    // addresses.
    arguments.add({"--gc-sections", "--icf=none"});
    // Who refers to the ends of the function map needs all of it.
    arguments.add({"-z", "nostart-stop-gc"});
    if (options.strip)
      arguments.add({"--strip-all"});
  }
  // One thread: fork() left the others behind.
  arguments.add({"--threads=1"});
  arguments.add({"-o", "-"});
  arguments.add(object_paths);
  arguments.add(options.board_files);
  arguments.add({archive_path});
  return arguments.take();
}

// In the child: never returns.
[[noreturn]] void run_lld(const std::vector<std::string>& arguments, const MemoryFile& image,
                          const MemoryFile& messages) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);      // killing the compiler kills the linker
  set_message_format(MessageFormat::text); // readable() takes it apart
  if (::dup2(image.descriptor(), STDOUT_FILENO) < 0 || ::dup2(messages.descriptor(), STDERR_FILENO) < 0)
    ::_exit(1);
  ::unsetenv("LLD_REPRODUCE"); // would have lld write a copy of its inputs to a file
  std::vector<const char*> argument_pointers;
  for (const std::string& argument : arguments)
    argument_pointers.push_back(argument.c_str());
  const bool linked = lld::elf::link(argument_pointers, llvm::outs(), llvm::errs(), /*exitEarly=*/false,
                                     /*disableOutput=*/false);
  llvm::outs().flush();
  // lld takes no notice of this one.
  if (llvm::outs().has_error())
    llvm::errs() << llvm::outs().error().message();
  llvm::errs().flush();
  ::_exit(linked && !llvm::outs().has_error() ? 0 : 1);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// What lld said, on one line, with names in place of the paths only the child knew.
std::string readable(Bytes messages, const std::vector<std::string>& object_paths,
                     const std::string& archive_path) {
  std::string text(reinterpret_cast<const char*>(messages.data()), messages.size());
  for (const std::string& path : object_paths)
    replace_all(text, path, "the program");
  replace_all(text, archive_path, "the runtime library");
  replace_all(text, "ld.lld: error: ", "");
  replace_all(text, "ingot: error: ", ""); // from a handler of the driver, which the child has inherited
  while (text.ends_with('\n'))
    text.pop_back();
  replace_all(text, "\n", "; ");
  return text;
}

Failure linker_failure(int status, const std::string& messages) {
  if (WIFSIGNALED(status))
    return {fmt::format("the linker was ended by signal {} ({})", WTERMSIG(status),
                        ::strsignal(WTERMSIG(status)))};
  return {fmt::format("cannot link: {}", messages.empty() ? "the linker gave no reason" : messages)};
}

Result<Done> check(LinkProduct product, Bytes image, const Target& target) {
  switch (product) {
  case LinkProduct::executable:
    return check_executable(image, target);
  case LinkProduct::shared_library:
    return check_shared_library(image, target);
  case LinkProduct::relocatable:
    break; // is read again as a whole (library_object.cpp)
  }
  return Done{};
}

} // namespace

std::optional<MemoryMap> image_map(const Target& target, const LinkOptions& options) {
  if (!target.is_board() || options.script)
    return std::nullopt;
  return options.memory_map ? options.memory_map : parse_memory_map(target.memory_map);
}

Result<MemoryFile> link(std::span<const MemoryFile> objects, LinkProduct product, const Target& target,
                        const LinkOptions& options) {
  const Bytes archive_bytes = product == LinkProduct::executable ? runtime_archive(target.name)
                                                                 : library_runtime_archive(target.name);
  if (archive_bytes.empty())
    return Failure{fmt::format("this ingot was built without the runtime library for {}", target.name)};

  Result<MemoryFile> archive = MemoryFile::of(archive_bytes);
  if (!archive)
    return archive.failure();
  Result<MemoryFile> image = MemoryFile::create(MemoryFile::Use::program);
  if (!image)
    return image.failure();
  Result<MemoryFile> messages = MemoryFile::create();
  if (!messages)
    return messages.failure();

  InputPaths paths;
  std::string script_path = options.script.value_or("");
  std::optional<MemoryFile> script;
  if (const std::optional<MemoryMap> map = image_map(target, options)) {
    Result<MemoryFile> made = MemoryFile::of(linker_script(*map, options.keeps_frame_sizes));
    if (!made)
      return made.failure();
    const Result<std::string> path = paths.path_of(*made);
    if (!path)
      return path.failure();
    script_path = *path;
    script = std::move(*made);
  }

  std::vector<std::string> object_paths;
  for (const MemoryFile& object : objects) {
    Result<std::string> path = paths.path_of(object);
    if (!path)
      return path.failure();
    object_paths.push_back(std::move(*path));
  }
  const Result<std::string> archive_path = paths.path_of(*archive);
  if (!archive_path)
    return archive_path.failure();
  const std::vector<std::string> arguments =
      linker_arguments(product, object_paths, *archive_path, script_path, target, options);
  std::fflush(nullptr); // or the child has a copy of unwritten output
  const pid_t child = ::fork();
  if (child < 0)
    return system_failure("start the linker", errno);
  if (child == 0)
    run_lld(arguments, *image, *messages);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR)
      return system_failure("wait for the linker", errno);
  }

  if (status != 0) {
    const Result<Bytes> text = messages->bytes();
    return linker_failure(status, readable(text ? *text : Bytes{}, object_paths, *archive_path));
  }
  const Result<Bytes> image_bytes = image->bytes();
  if (!image_bytes)
    return image_bytes.failure();
  if (const Result<Done> checked = check(product, *image_bytes, target); !checked)
    return checked.failure();
  return image;
}

} // namespace ingot
