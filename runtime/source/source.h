#pragma once

// One interface for everything that can be read by `from`: the embedded store, InfluxDB 1.x, …. The optimizer asks what
// can be pushed down and grows the scan's spec; the executor then runs the scan.

#include <memory>
#include <string>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/table/table.h"

namespace flux {

// Counters of one scan, for `explain --analyze`.
struct ScanStats {
  uint64_t bytes_read = 0;  // encoded bytes fetched from storage or network
  uint64_t rows_read = 0;   // rows decoded or received
  uint64_t series_read = 0;
  std::vector<std::string> requests;  // text of what was sent, e.g. InfluxQL; credentials never appear
};

struct ScanContext {
  const CancelToken& cancel;
  ScanStats& stats;
  size_t chunk_rows = 8192;  // preferred rows per chunk
};

// Tables come in ascending group key order with rows in ascending time. A table's key is `_start`, `_stop`,
// `_measurement`, `_field` and the series' tags; its columns are those, `_time` and `_value` (less what is pruned).
// Column order: _start, _stop, _time, _value, _field, _measurement, then tags by name.
class Source {
 public:
  virtual ~Source() = default;
  // A stable name for `explain`: `store`, `influxdb 1.x at http://…`.
  virtual std::string Name() const = 0;
  // Can the source evaluate this conjunct exactly as the row function would (nulls included), given the conjuncts it
  // already holds? When not, `why_not` says so for `explain`.
  virtual bool CanPushPredicate(const plan::ScanSpec& scan, const expr::Function& conjunct,
                                std::string& why_not) const = 0;
  // Can it compute this window aggregate over the scan with the same result?
  virtual bool CanPushAggregate(const plan::ScanSpec& scan, const plan::AggregateWindowSpec& aggregate,
                                std::string& why_not) const = 0;
  // Is dropping `columns` from the output of any use (less to read)?
  virtual bool CanPruneColumns() const = 0;
  // Sends the tables of the scan to `sink`, ending with `Finish`.
  virtual Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) = 0;
};

// One table's worth of points to write: rows of the standard `to` shape. Written by `Sink::Write` of the bucket.
struct WritePoint {
  std::string_view measurement;
  std::vector<std::pair<std::string_view, std::string_view>> tags;  // sorted by key, no empty values
  std::vector<std::pair<std::string_view, Value>> fields;           // non-null scalars
  Time time;
};

// The consumer side of `to`. Points are durable (or accepted by the remote) once `Write` returned; views in the
// points are only used during the call.
class PointWriter {
 public:
  virtual ~PointWriter() = default;
  virtual Status Write(std::span<const WritePoint> points) = 0;
  // Flushes what is buffered; must be called before the writer is dropped for the write to count as done.
  virtual Status Close() = 0;
};

// Resolves buckets. `from.host` empty means the embedded store.
class SourceCatalog {
 public:
  virtual ~SourceCatalog() = default;
  virtual Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec& from) = 0;
  virtual Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec& to) = 0;
};

}  // namespace flux
