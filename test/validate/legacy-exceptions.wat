;; The older instructions: try, catch, rethrow and delegate.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (tag $e (param i32))
  (func (result i32)
    (try $outer (result i32)
      (do (try (result i32) (do (throw $e (i32.const 1))) (delegate $outer)))
      (catch $e)
      (catch_all (rethrow $outer))))
  (func (try (do) (delegate 0))))
