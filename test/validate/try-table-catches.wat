;; Each clause branches with the values of the tag and, if asked, the exception.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (tag $e (param i32))
  (func (result i32)
    (block $all
      (block $all_ref (result exnref)
        (block $ref (result i32 (ref exn))
          (block $value (result i32)
            (try_table (result i32)
              (catch $e $value) (catch_ref $e $ref) (catch_all $all) (catch_all_ref $all_ref)
              (throw $e (i32.const 1))))
          (return))
        (throw_ref))
      (throw_ref))
    (i32.const 2)))
