#pragma once

// A script that runs for somebody who must be answered, whatever it is doing: for servers.

#include <functional>
#include <memory>
#include <string>

#include "runtime/io/byte_sink.h"
#include "tools/engine/session.h"

namespace flux {

struct Query {
  std::shared_ptr<const bytecode::Module> module;
  SessionOptions options;
  io::CsvEncodeOptions csv = {};  // how the results are written
  // What writes them instead of as CSV; empty: nothing.
  std::function<std::unique_ptr<io::ResultEncoder>(io::ByteSink&)> encoder = {};
};

// What became of a query.
struct QueryAnswer {
  Status status;
  bool has_output = false;  // if it failed: whether there was output before, which ends with the error then
};

// Runs a query in a session of its own, in a thread of the host, and waits for it. A failure is told before what the
// query holds is freed, and once `cancel` is canceled it has a moment to end; then that is the answer, even if it is
// inside one long call. What is left goes on behind the answer, in its thread: until its end it counts as running, its
// memory is charged, and the host does not end. `out`, `warn` and `cancel` are not used after the answer, but what was
// cancelled may still write to a store for a while; a batch of points is written whole or not at all.
QueryAnswer RunQuery(Host& host, Query query, io::ByteSink& out, const CancelToken& cancel);

}  // namespace flux
