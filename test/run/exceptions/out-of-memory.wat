;; More exceptions than there is memory for: all of them are referred to, so a collection does not help.
;; REQUIRES: native
;; RUN: ingot -O2 %s -o %t-program
;; RUN: %traps "out of memory for exceptions" sh -c "ulimit -d 40000; exec %run %t-program"
(module
  (memory (export "memory") 1)
  (tag $link (param exnref))
  (global $last (mut exnref) (ref.null exn))
  (func $extend
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught) (throw $link (global.get $last)))
      (unreachable))
    (global.set $last))
  (func (export "_start")
    (loop $again (call $extend) (br $again))))
