;; Scans the rows of a matrix with WebAssembly SIMD: one dot product, or one Hamming distance, per row.
;;
;; A v128 is a register of 16 bytes, read as 16 x i8, 8 x i16 or 4 x i32. What the arithmetic rests on:
;;   v128.load8x8_s     reads 8 signed bytes and widens them to 8 x i16
;;   i32x4.dot_i16x8_s  multiplies 8 pairs of i16 and adds neighbours, giving 4 x i32; exact, as |i8 * i8| <= 2^14
;; The host writes rows and query into the memory and reads the results from it; all addresses are bytes.
(module
  (import "host" "memory" (memory 1))

  ;; out[i] = sum over j of row i [j] * query[j], as i32.
  ;; $dimensions is a multiple of 16. Four rows at a time: each widened piece of the query is used four times, and the
  ;; four sums do not wait for each other.
  (func (export "dot_i8")
    (param $base i32) (param $rows i32) (param $dimensions i32) (param $query i32) (param $out i32)
    (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local $at i32) (local $last i32)
    (local $piece v128) (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128)

    (local.set $last (i32.add (local.get $out) (i32.shl (local.get $rows) (i32.const 2))))
    (block $done
      (loop $group
        (br_if $done (i32.ge_u (local.get $out) (local.get $last)))
        ;; The last group may hold fewer than four rows. What lies behind them is read and its sums are overwritten or
        ;; ignored: the host leaves three rows of room behind the rows, and three results behind the results.
        (local.set $row1 (i32.add (local.get $base) (local.get $dimensions)))
        (local.set $row2 (i32.add (local.get $row1) (local.get $dimensions)))
        (local.set $row3 (i32.add (local.get $row2) (local.get $dimensions)))
        (local.set $sum0 (v128.const i32x4 0 0 0 0))
        (local.set $sum1 (v128.const i32x4 0 0 0 0))
        (local.set $sum2 (v128.const i32x4 0 0 0 0))
        (local.set $sum3 (v128.const i32x4 0 0 0 0))
        (local.set $at (i32.const 0))
        (loop $next
          (local.set $piece (v128.load8x8_s (i32.add (local.get $query) (local.get $at))))
          (local.set $sum0 (i32x4.add (local.get $sum0) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s (i32.add (local.get $base) (local.get $at))))))
          (local.set $sum1 (i32x4.add (local.get $sum1) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s (i32.add (local.get $row1) (local.get $at))))))
          (local.set $sum2 (i32x4.add (local.get $sum2) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s (i32.add (local.get $row2) (local.get $at))))))
          (local.set $sum3 (i32x4.add (local.get $sum3) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s (i32.add (local.get $row3) (local.get $at))))))
          ;; The second half of these 16 dimensions.
          (local.set $piece (v128.load8x8_s offset=8 (i32.add (local.get $query) (local.get $at))))
          (local.set $sum0 (i32x4.add (local.get $sum0) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s offset=8 (i32.add (local.get $base) (local.get $at))))))
          (local.set $sum1 (i32x4.add (local.get $sum1) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s offset=8 (i32.add (local.get $row1) (local.get $at))))))
          (local.set $sum2 (i32x4.add (local.get $sum2) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s offset=8 (i32.add (local.get $row2) (local.get $at))))))
          (local.set $sum3 (i32x4.add (local.get $sum3) (i32x4.dot_i16x8_s (local.get $piece)
            (v128.load8x8_s offset=8 (i32.add (local.get $row3) (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $next (i32.lt_u (local.get $at) (local.get $dimensions))))
        (i32.store (local.get $out) (call $add_lanes (local.get $sum0)))
        (i32.store offset=4 (local.get $out) (call $add_lanes (local.get $sum1)))
        (i32.store offset=8 (local.get $out) (call $add_lanes (local.get $sum2)))
        (i32.store offset=12 (local.get $out) (call $add_lanes (local.get $sum3)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $base (i32.add (local.get $row3) (local.get $dimensions)))
        (br $group))))

  (func $add_lanes (param $sum v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))

  ;; out[i] = number of bits in which row i differs from the query, as i32. $words: 64-bit words per row, at least 1.
  ;; A processor counts the bits of 64 in one instruction; counting 16 bytes side by side (i8x16.popcnt) takes several
  ;; where that instruction is missing for vectors.
  (func (export "hamming")
    (param $base i32) (param $rows i32) (param $words i32) (param $query i32) (param $out i32)
    (local $last i32) (local $end i32) (local $at i32) (local $bits i64)
    (local.set $last (i32.add (local.get $out) (i32.shl (local.get $rows) (i32.const 2))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $out) (local.get $last)))
        (local.set $bits (i64.const 0))
        (local.set $at (local.get $query))
        (local.set $end (i32.add (local.get $base) (i32.shl (local.get $words) (i32.const 3))))
        (loop $next
          (local.set $bits (i64.add (local.get $bits)
            (i64.popcnt (i64.xor (i64.load (local.get $base)) (i64.load (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (local.set $base (i32.add (local.get $base) (i32.const 8)))
          (br_if $next (i32.lt_u (local.get $base) (local.get $end))))
        (i32.store (local.get $out) (i32.wrap_i64 (local.get $bits)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row))))
)
