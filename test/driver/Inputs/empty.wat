;; The smallest program: it does nothing and succeeds.
(module
  (func (export "_start")))
