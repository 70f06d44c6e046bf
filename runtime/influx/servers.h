#pragma once

// The InfluxDB servers that a process talks to, and what each of them is, which is asked once.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "runtime/base/cancel.h"
#include "runtime/influx/ask_once.h"
#include "runtime/net/http_client_pool.h"
#include "runtime/plan/plan.h"

namespace flux::influx {

// How a server is spoken to.
struct ServerKind {
  // Reads by InfluxQL (1.x) or by Flux (2.x, Cloud, and 1.8 and later with Flux switched on).
  bool runs_flux = false;
  // Writes by `/write` with database and retention policy, stores no unsigned integers, and takes `user:password`.
  bool is_1x = true;
  std::string version;  // as the server gives it, without a leading `v`
};

// Writes an operation as a stage of a pipe in Flux; nothing when it cannot be written.
using StageText = std::function<std::optional<std::string>(const plan::Node& operation)>;

// May be used from several threads.
class Servers {
 public:
  // The pool must outlive this. `stage_text` writes what servers are to do.
  Servers(net::HttpClientPool& clients, StageText stage_text) : clients_(clients), stage_text_(std::move(stage_text)) {}
  Servers(const Servers&) = delete;
  Servers& operator=(const Servers&) = delete;

  net::HttpClientPool& clients() const { return clients_; }
  const StageText& stage_text() const { return stage_text_; }

  // What answers at `server`. `token` may be empty; it is only used where a server of version 1.8 or later has to be
  // asked for Flux. Fails when nothing answers there, or no InfluxDB.
  Result<ServerKind> KindOf(const net::Url& server, const std::string& token, const CancelToken& cancel);

 private:
  net::HttpClientPool& clients_;
  const StageText stage_text_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<AskOnce<ServerKind>>> kinds_;  // by URL
};

}  // namespace flux::influx
