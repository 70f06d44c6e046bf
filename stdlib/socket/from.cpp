#include <fmt/format.h>

#include <mutex>

#include "runtime/base/wall_clock.h"
#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/net/stream_socket.h"
#include "stdlib/arguments.h"
#include "stdlib/csv_result.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kName = "socket.from";
constexpr std::string_view kParameters = "url decoder";
constexpr size_t kMostBytes = size_t{256} << 20;

// Lines of text with the times at which they came.
class Lines {
 public:
  void Add(std::string_view bytes) {
    now_ = WallClock().ns;
    for (size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
      pending_ += bytes.substr(0, end);
      AddLine();
      bytes.remove_prefix(end + 1);
    }
    pending_ += bytes;
  }

  Table Finish() {
    if (!pending_.empty()) AddLine();
    Schema schema({{"_time", ColumnType::kTime}, {"_value", ColumnType::kString}});
    Chunk chunk{.columns = {times_.Finish(), values_.Finish()}, .rows = rows_};
    return {std::make_shared<const TableHeader>(TableHeader{{}, std::move(schema), false}), {std::move(chunk)}};
  }

 private:
  void AddLine() {
    times_.AppendInt(now_);
    values_.AppendString(pending_);
    pending_.clear();
    ++rows_;
  }

  ColumnBuilder times_{ColumnType::kTime}, values_{ColumnType::kString};
  std::string pending_;  // of a line whose end has not come yet
  int64_t now_ = 0;
  size_t rows_ = 0;
};

// What a socket gives, asked when a run first needs it; those that follow find it here.
class SocketTables {
 public:
  SocketTables(net::SocketAddress address, bool is_csv) : address_(std::move(address)), is_csv_(is_csv) {}

  const net::SocketAddress& address() const { return address_; }

  Result<std::span<const Table>> Tables(exec::ExecContext& context, ScanStats& scan) const {
    std::lock_guard lock(mutex_);
    if (!is_read_) {
      FLUX_TRY(tables_, Read(context, scan));
      for (const Table& table : tables_) scan.rows_read += table.row_count();
      is_read_ = true;
    }
    return std::span<const Table>(tables_);
  }

 private:
  Result<std::vector<Table>> Read(exec::ExecContext& context, ScanStats& scan) const {
    std::string csv;
    Lines lines;
    size_t bytes = 0;
    FLUX_TRY_STATUS(net::ReceiveAll(address_, context.cancel, [&](std::string_view piece) -> Status {
      bytes += piece.size();
      if (bytes > kMostBytes) {
        return Fail(ErrorCode::kResourceExhausted,
                    fmt::format("`{}`: more than {} MiB came from {}", kName, kMostBytes >> 20, address_.Text()));
      }
      if (is_csv_) {
        csv += piece;
      } else {
        lines.Add(piece);
      }
      return {};
    }));
    scan.bytes_read += bytes;
    if (is_csv_) return DecodeCsvResult(kName, csv, {.cancel = &context.cancel});
    return std::vector<Table>{lines.Finish()};
  }

  const net::SocketAddress address_;
  const bool is_csv_;
  mutable std::mutex mutex_;
  mutable bool is_read_ = false;
  mutable std::vector<Table> tables_;
};

struct SocketSpec final : plan::Spec {
  static constexpr std::string_view kName = "socket";
  std::shared_ptr<const SocketTables> socket;
  void Describe(plan::Description& out) const override { out.Add("url", socket->address().Text()); }
};

class SocketSource final : public exec::Operator {
 public:
  SocketSource(const SocketSpec& spec, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : spec_(spec), context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    FLUX_TRY(const std::span<const Table> tables, spec_.socket->Tables(context_, stats_.scan));
    FLUX_TRY_STATUS(SendTables(tables, context_, out_));
    return out_.Finish();
  }

 private:
  const SocketSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
  exec::OperatorStats& stats_;
};

Result<Value> From(CallContext& context, Args args) {
  const ArgReader in(kName, kParameters, args);
  FLUX_TRY(const std::string url, in.String(0));
  FLUX_TRY(const std::string decoder, in.StringOr(1, "csv"));
  if (decoder != "csv" && decoder != "line")
    return in.Invalid(1, fmt::format("must be \"csv\" or \"line\", found \"{}\"", decoder));
  Result<net::SocketAddress> address = net::ParseSocketAddress(url);
  if (!address) return in.Invalid(0, address.error().message);
  SocketSpec spec;
  spec.socket = std::make_shared<const SocketTables>(std::move(*address), decoder == "csv");
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterSocketFrom(Registry& registry) {
  registry.Add(BuiltinDef{"socket", "from", kParameters, From});
  registry.Add(OperationDef{.name = SocketSpec::kName,
                            .create = exec::CreateOperator<SocketSource, SocketSpec>,
                            .flow = plan::Flow::kSource});
}

}  // namespace flux::stdlib
