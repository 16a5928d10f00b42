#include "runtime-lib/wasi/component_resolver.hpp"

#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/wasi/host_file.hpp"

namespace ingot::wasi {

using namespace platform;

namespace {

constexpr size_t path_limit = 4096;    // PATH_MAX
constexpr uint32_t most_symlinks = 40; // MAXSYMLINKS of the kernel (include/linux/namei.h)

constexpr uint32_t step_flags =
    open_flag::path | open_flag::directory | open_flag::no_follow | open_flag::close_on_exec;

// What is still to be walked: the path, and in front of its rest the targets of the links on the way. It is
// filled from the end, so that a target is put in front without moving anything.
class PendingPath {
public:
  explicit PendingPath(const char* path) {
    const size_t length = strlen(path);
    begin_ -= length;
    memcpy(text_ + begin_, path, length);
  }

  bool at_end() const { return begin_ == limit; }

  // Takes the next component off the front, with the slashes behind it, and terminates it in place. Whether
  // there were any: then it must be a directory.
  char* take(bool& slash_behind) {
    char* const component = text_ + begin_;
    while (begin_ < limit && text_[begin_] != '/')
      begin_++;
    slash_behind = begin_ < limit;
    char* const end = text_ + begin_;
    while (begin_ < limit && text_[begin_] == '/')
      begin_++;
    *end = '\0'; // a slash, or the terminator
    return component;
  }

  // Where the target of a link is to be written that comes in front of the rest: the space that is not used.
  // What take() returned lies in there.
  char* space() { return text_; }
  size_t space_size() const { return begin_; }

  // Puts in front what was written to the space. There is room left for the slash.
  void put_in_front(size_t length, bool slash_behind) {
    if (slash_behind)
      text_[--begin_] = '/';
    begin_ -= length;
    memmove(text_ + begin_, text_, length);
  }

private:
  // Twice the longest path: to need more takes several links with targets of thousands of bytes.
  static constexpr size_t limit = 2 * path_limit;

  size_t begin_ = limit;
  char text_[limit + 1] = {};
};

bool is_dot(const char* name) { return name[0] == '.' && name[1] == '\0'; }
bool is_dot_dot(const char* name) { return name[0] == '.' && name[1] == '.' && name[2] == '\0'; }

// A link of the kind that the kernel does not follow by its text (proc_pid_fd(5), proc_pid_cwd(5)): those of
// processes in /proc. Their text is an absolute path, or "pipe:[1]" and the like.
bool is_magic(int parent, const char* target) {
  FileSystemStatus status = {};
  if (sys::fstatfs(parent, status) < 0 || status.type != file_system_proc)
    return false;
  for (const char* character = target; *character != '\0'; character++)
    if (character[0] == ':' && character[1] == '[')
      return true;
  return target[0] == '/';
}

class Walk {
public:
  Walk(int directory, const char* path, const OpenHow& how)
      : root_(directory), how_(how), follows_((how.flags & open_flag::no_follow) == 0), pending_(path) {}

  int64_t run() {
    for (;;) {
      bool slash_behind = false;
      char* const name = pending_.take(slash_behind);
      const bool is_last = pending_.at_end();
      int64_t result = 0;
      if (is_dot(name) || is_dot_dot(name))
        result = is_last ? open_dots(name) : step_dots(name);
      else if (is_last)
        result = open_last(name, slash_behind);
      else
        result = step(name);
      if (result != go_on)
        return result;
    }
  }

private:
  static constexpr int64_t go_on = INT64_MAX;

  int current() const { return depth_ == 0 ? root_ : current_.number(); }

  // The name of a directory that is now the current one is kept, for the way back.
  int64_t enter(const char* name, int64_t opened) {
    const size_t length = strlen(name);
    current_.reset(static_cast<int>(opened));
    if (walked_length_ + length + 1 > sizeof walked_)
      return -ENAMETOOLONG;
    memcpy(walked_ + walked_length_, name, length + 1);
    walked_length_ += length + 1;
    depth_++;
    return go_on;
  }

  // Goes up by walking down again, from the root to the parent: nothing has to be kept open, and there is no
  // need to trust a ".." that somebody may be moving.
  int64_t leave() {
    if (depth_ == 0)
      return -EXDEV;
    // As the kernel does, it takes the right to search a directory to look up even ".." in it.
    if (const int64_t error = check_search(); error < 0)
      return error;
    const uint32_t new_depth = depth_ - 1;
    depth_ = 0;
    size_t offset = 0;
    while (depth_ < new_depth) {
      const int64_t opened = sys::openat_without_openat2(current(), walked_ + offset, step_flags);
      if (opened < 0)
        return opened;
      current_.reset(static_cast<int>(opened));
      offset += strlen(walked_ + offset) + 1;
      depth_++;
    }
    walked_length_ = offset;
    return go_on;
  }

  int64_t check_search() const {
    const HostFile checked(static_cast<int>(sys::openat_without_openat2(current(), ".", step_flags)));
    return checked.number() < 0 ? checked.number() : 0;
  }

  int64_t step_dots(const char* name) {
    if (is_dot_dot(name))
      return leave();
    const int64_t error = check_search();
    return error < 0 ? error : go_on;
  }

  int64_t open_dots(const char* name) {
    if (is_dot_dot(name)) {
      if (const int64_t result = leave(); result != go_on)
        return result;
    }
    return sys::openat_without_openat2(current(), ".", static_cast<uint32_t>(how_.flags),
                                       static_cast<uint32_t>(how_.mode));
  }

  int64_t step(const char* name) {
    const int64_t opened = sys::openat_without_openat2(current(), name, step_flags);
    if (opened >= 0)
      return enter(name, opened);
    if (opened != -ENOTDIR)
      return opened;
    // A symbolic link is no directory either.
    const int64_t result = follow(name, /*slash_behind=*/true);
    return result == not_a_link ? -ENOTDIR : result;
  }

  int64_t open_last(const char* name, bool slash_behind) {
    uint32_t flags = static_cast<uint32_t>(how_.flags) | open_flag::no_follow;
    const bool creates = (flags & open_flag::create) != 0;
    // A slash here is that of a link's target.
    if (slash_behind && creates)
      return -EISDIR;
    if (slash_behind)
      flags |= open_flag::directory;
    const bool exclusive = creates && (flags & open_flag::exclusive) != 0;
    if ((follows_ && !exclusive) || slash_behind) {
      if (const int64_t result = follow(name, slash_behind); result != not_a_link)
        return result;
    }
    // If there is a link by now it is not followed.
    return sys::openat_without_openat2(current(), name, flags, static_cast<uint32_t>(how_.mode));
  }

  static constexpr int64_t not_a_link = INT64_MAX - 1;

  // Puts what a link says in front of what is still to be walked. The name, which the kernel copies before it
  // writes anything, is gone afterwards.
  int64_t follow(const char* name, bool slash_behind) {
    char* const target = pending_.space();
    const int64_t space_size = static_cast<int64_t>(pending_.space_size());
    const int64_t length = sys::readlinkat(current(), name, target, pending_.space_size());
    if (length == -EINVAL || length == -ENOENT)
      return not_a_link;
    if (length < 0)
      return length;
    if (symlinks_++ >= most_symlinks)
      return -ELOOP;
    if (length >= space_size) // the slash or the terminator, if not the target, would find no room
      return -ENAMETOOLONG;
    target[length] = '\0';
    if (is_magic(current(), target))
      return -ELOOP;
    if (target[0] == '/')
      return -EXDEV;
    pending_.put_in_front(static_cast<size_t>(length), slash_behind);
    return go_on;
  }

  const int root_;
  const OpenHow& how_;
  const bool follows_;
  PendingPath pending_;
  HostFile current_; // the directory that the walk has come to, unless that is the root
  uint32_t depth_ = 0;
  uint32_t symlinks_ = 0;
  size_t walked_length_ = 0;
  char walked_[path_limit]; // the names from the root to the current directory, each terminated
};

} // namespace

int64_t open_by_components(int directory, const char* path, const OpenHow& how) {
  return Walk(directory, path, how).run();
}

} // namespace ingot::wasi
