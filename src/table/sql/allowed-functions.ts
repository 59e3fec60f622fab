/**
 * Functions that SQL from outside may call: they compute from their arguments and nothing else. A name that is not here is refused,
 * so what a future DuckDB adds is refused until somebody has looked at it. Left out on purpose:
 * what reads files, settings, the catalog or the environment (`read_csv`, `glob`, `getenv`, `current_setting`, `duckdb_settings`, `query`);
 * what changes something or waits (`setseed`, `nextval`, `write_log`, `sleep_ms`, `pg_sleep`); and what makes a huge value of a short call and cannot be interrupted while it does
 * (`repeat`, `lpad`, `rpad`, `range`, `generate_series`, `list_resize`, `printf`, `format`, `bar`: `repeat('x', 3e9)` took 6 GB and 30 s).
 */
const names = `
  !__postfix !~~ !~~* % & && * ** + - ->> / // <-> << <=> <@ >> @ @> ^ ^@ | || ~ ~~ ~~* ~~~ add subtract multiply divide
  like_escape ilike_escape not_like_escape not_ilike_escape

  abs acos acosh asin asinh atan atan2 atanh cbrt ceil ceiling cos cosh cot degrees even exp factorial fdiv floor fmod gamma gcd
  greatest greatest_common_divisor isfinite isinf isnan lcm least least_common_multiple lgamma ln log log10 log2 mod nextafter pi pow power
  radians round round_even roundbankers sign signbit sin sinh sqrt tan tanh trunc xor bit_count

  ascii bit_length char_length character_length chr concat concat_ws contains damerau_levenshtein editdist3 ends_with hamming instr jaccard
  jaro_similarity jaro_winkler_similarity lcase left left_grapheme len length length_grapheme levenshtein lower ltrim md5 mismatches
  nfc_normalize octet_length ord position prefix regexp_escape regexp_extract regexp_extract_all regexp_full_match regexp_matches regexp_replace
  regexp_split_to_array replace reverse right right_grapheme rtrim sha1 sha256 split split_part starts_with str_split str_split_regex
  string_split string_split_regex string_to_array strip_accents strlen strpos substr substring substring_grapheme suffix translate trim
  ucase unicode upper url_decode url_encode parse_dirname parse_dirpath parse_filename parse_path
  hex to_hex bin to_binary base64 to_base64 from_base64 unhex from_hex encode decode hash formatReadableDecimalSize formatReadableSize
  format_bytes

  now today random
  age century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth dayofweek
  dayofyear days_in_month decade epoch epoch_ms epoch_ns epoch_us era hour isodow isoyear julian last_day make_date make_time make_timestamp
  make_timestamptz microsecond millennium millisecond minute month monthname nanosecond quarter second strftime strptime
  time_bucket timezone to_centuries to_days to_decades to_hours to_microseconds to_millennia to_milliseconds to_minutes to_months
  to_quarters to_seconds to_timestamp to_weeks to_years try_strptime week weekday weekofyear year yearweek normalized_interval

  nullif constant_or_null typeof switch row struct_pack struct_extract struct_extract_at
  json_array_length json_contains json_exists json_extract json_extract_path json_extract_path_text json_extract_string json_keys json_type
  json_valid json_value json_array json_object to_json

  aggregate apply array_aggr array_aggregate array_append array_apply array_cat array_concat array_contains array_distinct array_extract
  array_filter array_has array_has_all array_has_any array_indexof array_intersect array_length array_position array_prepend array_reduce
  array_reverse array_reverse_sort array_slice array_sort array_to_string array_to_string_comma_default array_transform array_unique
  cardinality element_at filter flatten list_aggr list_aggregate list_any_value list_append list_apply list_avg list_cat list_concat
  list_contains list_count list_distinct list_element list_extract list_filter list_first list_has list_has_all list_has_any list_histogram
  list_indexof list_intersect list_last list_max list_median list_min list_mode list_pack list_position list_prepend list_product list_reduce
  list_reverse list_reverse_sort list_select list_slice list_sort list_stddev_pop list_stddev_samp list_string_agg list_sum list_transform
  list_unique list_value list_var_pop list_var_samp list_where list_zip array_value array_zip reduce unnest
  map map_entries map_extract map_extract_value map_from_entries map_keys map_values map_contains

  any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min arg_min_null argmax argmin array_agg avg
  bit_and bit_or bit_xor bool_and bool_or corr count count_if count_star countif covar_pop covar_samp entropy favg first fsum geomean
  geometric_mean group_concat histogram kahan_sum kurtosis kurtosis_pop last list listagg mad max max_by mean median min min_by mode product
  quantile quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem
  skewness stddev stddev_pop stddev_samp string_agg sum sum_no_overflow sumkahan var_pop var_samp variance wavg weighted_avg

  cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank rank_dense row_number fill
`

export const allowedFunctions: ReadonlySet<string> = new Set(
  names
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase()),
)
