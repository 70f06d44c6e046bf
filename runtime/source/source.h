#pragma once

// One interface for everything that can be read by `from`: the embedded store, InfluxDB 1.x, …. The optimizer offers it
// the operations above a scan and grows the scan by those it takes; the executor then runs the scan.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/table/table.h"

namespace flux {

// Counters of one scan, for `explain --analyze`.
struct ScanStats {
  uint64_t bytes_read = 0;  // encoded bytes fetched from storage or network
  uint64_t rows_read = 0;   // rows decoded or received
  uint64_t series_read = 0;
  uint64_t chunks_read = 0;           // stored chunks that were decoded
  uint64_t chunks_skipped = 0;        // stored chunks within the range that were not: what is known of them was enough
  std::vector<std::string> requests;  // text of what was sent, e.g. InfluxQL; credentials never appear
  // Adds what was done for another part of the same scan.
  void Append(const ScanStats& part);
};

// What a scan may use of the running query.
struct ScanContext {
  const CancelToken& cancel;
  ScanStats& stats;
  size_t chunk_rows = 8192;  // preferred rows per chunk
};

// What a source takes of an offer.
struct SourceAnswer {
  plan::ScanSpec scan;  // with all that it takes
  size_t taken = 0;     // so many of the offered operations are stages of the scan now
  // What is left of the next one, a filter, when some of its conjuncts are a stage of the scan. Empty: all of it is
  // left.
  std::vector<expr::Function> rest = {};
  // Why it does not take more.
  struct Refusal {
    std::string what;  // a conjunct, or empty: the operation
    std::string why;
  };
  std::vector<Refusal> refusals = {};
};

// Where tables may be cut by the times of their rows: gives the last such place at or before a time. Empty: anywhere.
using TimeCuts = std::function<Time(Time)>;

// What parts of a scan should be like.
struct PartsWish {
  size_t rows = 0;                 // about so many in each
  const TimeCuts* cuts = nullptr;  // large tables may be cut there; null: nowhere
};

// One of several pieces of a table.
struct TablePiece {
  // Pieces follow one another, and together they span all times, so that what concerns times without rows belongs to
  // one of them as well.
  plan::TimeRange times;
  bool is_last = false;
};

// Consecutive tables of a scan or a piece of one, which may be sent while another thread sends other parts of it.
class ScanPart {
 public:
  virtual ~ScanPart() = default;
  // Sends its tables, without a `Finish`; of a piece the rows, as a table, unless there are none.
  virtual Status Send(ScanContext& context, TableSink& sink) = 0;
  // Null: the part is whole tables.
  virtual const TablePiece* piece() const { return nullptr; }
};
using ScanParts = std::vector<std::unique_ptr<ScanPart>>;

// Tables come in ascending group key order with rows in ascending time. A table's key is `_start`, `_stop`,
// `_measurement`, `_field` and the series' tags; its columns are those, `_time` and `_value` (less what is pruned).
// Column order: _start, _stop, _time, _value, _field, _measurement, then tags by name. A scan with stages gives what
// these operations, one by one, make of such tables.
class Source {
 public:
  virtual ~Source() = default;
  // A stable name for `explain`: `the store`, `influxdb 1.x at http://…`.
  virtual std::string Name() const = 0;
  // Offers `operations` on top of `scan`, the nearest first, each the only reader of the one before. The source takes
  // the first ones as long as it gives exactly what they would give here, and of a filter that it cannot take whole
  // those conjuncts that it can. It also sets the scan's `sieve` to the filter that stays directly above when it can
  // leave out rows by it. What exists at a server is asked for once; only this, never that it cannot do something, can
  // fail.
  virtual Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) = 0;
  // What is known, without asking a server for more than `Offer` does, of the series that the scan may read.
  //
  // Series may come between this and the scan, and some may contradict. A plan that was made by these facts would be
  // wrong with them, so a scan whose spec has facts leaves such series out: it reads what there was before they came.
  // Of a write that has points of them and of others it then sees a part, as scans of one plan do that begin one after
  // the other. Where a series that is there can change, the scan fails instead. A plan that itself writes does not ask,
  // since what it reads may be what it wrote.
  virtual Result<plan::SeriesFacts> FactsOfSeries(const plan::ScanSpec&) { return plan::SeriesFacts(); }
  // Sends the tables of the scan to `sink`, ending with `Finish`.
  virtual Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) = 0;
  // Takes the scan, which must outlive the parts, apart at one moment: the tables of all parts, one part behind the
  // other, are those of the scan. All pieces of a table are parts that follow one another. No parts: it cannot.
  virtual Result<ScanParts> Parts(const plan::ScanSpec&, ScanContext&, const PartsWish&) { return ScanParts(); }
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
  // May be called any number of times before `Close`; fails when not all points were accepted, good ones are written.
  virtual Status Write(std::span<const WritePoint> points) = 0;
  // Flushes what is buffered; must be called before the writer is dropped for the write to count as done.
  virtual Status Close() = 0;
};

// Resolves buckets. `from.host` empty means the embedded store.
class SourceCatalog {
 public:
  virtual ~SourceCatalog() = default;
  // Fails when the bucket does not exist or its store or server cannot be used.
  virtual Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec& from) = 0;
  // The same for writing; the bucket must exist.
  virtual Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec& to) = 0;
};

}  // namespace flux
