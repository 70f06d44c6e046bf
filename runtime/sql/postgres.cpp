// PostgreSQL, by the asynchronous functions of libpq.

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <ranges>
#include <utility>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/number_text.h"
#include "runtime/base/shared_library.h"
#include "runtime/base/uninterruptible.h"
#include "runtime/sql/socket_wait.h"
#include "runtime/sql/source_parameters.h"
#include "runtime/sql/statement_text.h"
#include "runtime/sql/time_text.h"

namespace flux::sql {
namespace {

constexpr Dialect kDialect{
    .database = "PostgreSQL", .quote = '"', .types = {"BOOL", "BIGINT", "BIGINT", "FLOAT", "TEXT", "TIMESTAMP"}};
constexpr size_t kMostParameters = 65535;
constexpr std::chrono::seconds kConnectTimeout{10};
// Times are sent and read as text in ISO form; the order of day and month in queries stays what the server has. The
// shortest digits of floats that read back as the same are what newer servers send anyway.
constexpr const char* kSetUp[] = {"SET datestyle TO ISO", "SET extra_float_digits TO 3", "SET bytea_output TO hex"};

struct Library {
#define FLUX_LIBPQ(name) decltype(&::PQ##name) name = nullptr;
#include "runtime/sql/postgres.def"
};

Result<Library> LoadLibrary() {
  FLUX_TRY(const SharedLibrary file, SharedLibrary::Load("libpq.so.5", "PostgreSQL", "libpq5"));
  Library library;
#define FLUX_LIBPQ(name) FLUX_TRY_STATUS(file.Find("PQ" #name, library.name));
#include "runtime/sql/postgres.def"
  return library;
}

const Result<Library>& Loaded() {
  static const Result<Library> library = LoadLibrary();
  return library;
}

const Library& Pq() { return *Loaded(); }

struct FreeConnection {
  void operator()(PGconn* connection) const { Pq().finish(connection); }
};
struct FreeResult {
  void operator()(PGresult* result) const { Pq().clear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, FreeResult>;

// Numbers of the types that servers have built in (`pg_type.dat`).
enum class TypeId : Oid {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kOid = 26,
  kFloat4 = 700,
  kFloat8 = 701,
  kDate = 1082,
  kTimestamp = 1114,
  kTimestampTz = 1184,
};

// Everything else is text: decimals, because a float would not hold them, times of day, JSON, ….
ColumnType TypeOf(Oid type) {
  switch (static_cast<TypeId>(type)) {
    case TypeId::kBool:
      return ColumnType::kBool;
    case TypeId::kInt2:
    case TypeId::kInt4:
    case TypeId::kInt8:
    case TypeId::kOid:
      return ColumnType::kInt;
    case TypeId::kFloat4:
    case TypeId::kFloat8:
      return ColumnType::kFloat;
    case TypeId::kDate:
    case TypeId::kTimestamp:
    case TypeId::kTimestampTz:
      return ColumnType::kTime;
    case TypeId::kBytea:
      break;
  }
  return ColumnType::kString;
}

// `\x6162` as `ab`.
std::string BytesOfHex(std::string_view text) {
  std::string bytes;
  for (size_t i = 2; i + 1 < text.size(); i += 2) {
    unsigned code = 0;
    std::from_chars(text.data() + i, text.data() + i + 2, code, 16);
    bytes += static_cast<char>(code);
  }
  return bytes;
}

// The message alone, without `ERROR:` and the like: its first line without the end of it.
std::string FirstLine(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

// How to reach a server.
struct Way {
  std::vector<std::string> looked_up;  // names of hosts without addresses
  std::vector<std::string> hosts;      // others: addresses, and this machine
  std::chrono::seconds timeout = kConnectTimeout;
};

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const CancelToken& cancel) : cancel_(cancel) {}

  Status Open(const std::string& settings, const Way& way) {
    const auto deadline = std::chrono::steady_clock::now() + way.timeout;
    for (const std::string& host : way.hosts) FLUX_TRY_STATUS(CheckHost(host));
    for (const std::string& host : way.looked_up) {
      FLUX_TRY(const bool is_in_time, AwaitHostLookup(host, deadline, cancel_));
      if (!is_in_time)
        return Fail(ErrorCode::kUnavailable, "PostgreSQL: the address of the server was not found in time");
    }
    connection_.reset(Pq().connectStart(settings.c_str()));
    Pq().setNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
    FLUX_TRY_STATUS(Connect(deadline));
    Pq().setnonblocking(connection_.get(), 1);
    for (const char* text : kSetUp) FLUX_TRY_STATUS(Execute(text));
    return {};
  }

  const Dialect& dialect() const override { return kDialect; }

  Status Execute(const std::string& text) override { return Run(text, {}, nullptr); }
  Status Query(const std::string& text, ResultTable& rows) override { return Run(text, {}, &rows); }

  Status Insert(const InsertTarget& target, const Chunk& rows) override {
    FLUX_TRY(const std::string head, InsertText(kDialect, target));
    const size_t columns = rows.columns.size();
    const size_t most = std::max<size_t>(1, std::min(target.batch_rows, kMostParameters / columns));
    for (size_t from = 0; from < rows.rows; from += most) {
      const size_t to = std::min(rows.rows, from + most);
      std::string text = head;
      std::vector<std::optional<std::string>> values;
      for (size_t row = from; row < to; ++row) {
        for (size_t i = 0; i < columns; ++i) {
          FLUX_TRY(values.emplace_back(), ValueText(target.schema[i], *rows.columns[i], row));
          text += fmt::format("{}${}", i > 0 ? ", " : row > from ? ", (" : "(", values.size());
        }
        text += ")";
      }
      FLUX_TRY_STATUS(Run(text, values, nullptr));
    }
    return {};
  }

 private:
  using Parameters = std::vector<std::optional<std::string>>;

  std::unexpected<Error> ConnectionFailure(ErrorCode code) const {
    const std::string line = FirstLine(Pq().errorMessage(connection_.get()));
    // What stands where the host should may be a part of a password.
    if (line.starts_with("could not translate host name"))
      return Fail(code, "PostgreSQL: the host in `dataSourceName` has no address");
    return Fail(code, fmt::format("PostgreSQL: {}", line));
  }

  Status Connect(Deadline deadline) {
    // As if it had asked for writing, says libpq of the first step.
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (true) {
      if (Pq().status(connection_.get()) == CONNECTION_BAD || state == PGRES_POLLING_FAILED)
        return ConnectionFailure(ErrorCode::kUnavailable);
      if (state == PGRES_POLLING_OK) return {};
      const SocketEvents wanted{.reads = state == PGRES_POLLING_READING, .writes = state == PGRES_POLLING_WRITING};
      FLUX_TRY(const SocketEvents events, WaitForSocket(Pq().socket(connection_.get()), wanted, deadline, cancel_));
      if (!events.reads && !events.writes)
        return Fail(
            ErrorCode::kUnavailable,
            "PostgreSQL: the server did not answer in time; `connect_timeout=…` sets how long to wait, in seconds");
      state = Pq().connectPoll(connection_.get());
    }
  }

  static Result<std::optional<std::string>> ValueText(const ColumnDef& def, const Column& column, size_t row) {
    if (column.IsNull(row)) return std::nullopt;
    switch (def.type) {
      case ColumnType::kBool:
        return column.BoolAt(row) ? "t" : "f";
      case ColumnType::kInt:
        return fmt::to_string(column.IntAt(row));
      case ColumnType::kUint:
        return fmt::to_string(column.UintAt(row));
      case ColumnType::kFloat:
        return std::isinf(column.FloatAt(row)) ? (column.FloatAt(row) > 0 ? "Infinity" : "-Infinity")
                                               : FormatFloat(column.FloatAt(row));
      case ColumnType::kString:
        if (column.StringAt(row).find('\0') != std::string_view::npos)
          return ValueFailure(kDialect, "cannot hold text with a NUL", def);
        return std::string(column.StringAt(row));
      case ColumnType::kTime:
        return TimeText({column.IntAt(row)}, 6) + "+00";
    }
  }

  // Sends one statement and reads what comes of it; null: no rows are wanted.
  Status Run(const std::string& text, const Parameters& parameters, ResultTable* rows) {
    FLUX_TRY_STATUS(cancel_.Check());
    if (text.find('\0') != std::string::npos) return Fail(ErrorCode::kInvalid, "PostgreSQL: the query has a NUL in it");
    std::vector<const char*> values;
    for (const std::optional<std::string>& value : parameters) values.push_back(value ? value->c_str() : nullptr);
    if (Pq().sendQueryParams(connection_.get(), text.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                             nullptr, nullptr, 0) == 0) {
      return ConnectionFailure(ErrorCode::kUnavailable);
    }
    Pq().setSingleRowMode(connection_.get());
    Status status = Receive(rows);
    if (!status && status.error().code == ErrorCode::kCanceled) CancelStatement();
    return status;
  }

  Status Receive(ResultTable* rows) {
    bool has_begun = false;
    while (true) {
      FLUX_TRY_STATUS(WaitForResult());
      const ResultPtr result(Pq().getResult(connection_.get()));
      if (result == nullptr) return {};
      FLUX_TRY_STATUS(CheckResult(*result));
      if (rows == nullptr || Pq().nfields(result.get()) == 0) continue;
      if (!std::exchange(has_begun, true)) FLUX_TRY_STATUS(BeginRows(*result, *rows));
      for (int row = 0; row < Pq().ntuples(result.get()); ++row) FLUX_TRY_STATUS(AddRow(*result, row, *rows));
      // Whoever wants no more rows ends the connection, and with it the statement.
      if (!rows->WantsRows()) return {};
    }
  }

  Status WaitForResult() {
    while (true) {
      const int unsent = Pq().flush(connection_.get());
      if (unsent < 0) return ConnectionFailure(ErrorCode::kUnavailable);
      if (unsent == 0 && Pq().isBusy(connection_.get()) == 0) return cancel_.Check();
      FLUX_TRY(const SocketEvents events, WaitForSocket(Pq().socket(connection_.get()),
                                                        {.reads = true, .writes = unsent > 0}, std::nullopt, cancel_));
      if (events.reads && Pq().consumeInput(connection_.get()) == 0) return ConnectionFailure(ErrorCode::kDataLoss);
    }
  }

  Status CheckResult(const PGresult& result) const {
    switch (Pq().resultStatus(&result)) {
      case PGRES_TUPLES_OK:
      case PGRES_SINGLE_TUPLE:
      case PGRES_COMMAND_OK:
        return {};
      case PGRES_EMPTY_QUERY:
        return Fail(ErrorCode::kInvalid, "PostgreSQL: there is no statement in the query");
      case PGRES_COPY_IN:
      case PGRES_COPY_OUT:
      case PGRES_COPY_BOTH:
        return Fail(ErrorCode::kInvalid, "PostgreSQL: `COPY` cannot be used here; use `SELECT`");
      default:
        return StatementFailure(result);
    }
  }

  std::unexpected<Error> StatementFailure(const PGresult& result) const {
    const char* const message = Pq().resultErrorField(&result, PG_DIAG_MESSAGE_PRIMARY);
    // Without one it is not the server that complains.
    if (message == nullptr) return ConnectionFailure(ErrorCode::kDataLoss);
    std::string text = fmt::format("PostgreSQL: {}", message);
    if (const char* detail = Pq().resultErrorField(&result, PG_DIAG_MESSAGE_DETAIL))
      text += fmt::format("; {}", detail);
    if (const char* hint = Pq().resultErrorField(&result, PG_DIAG_MESSAGE_HINT)) text += fmt::format("; {}", hint);
    return Fail(ErrorCode::kInvalid, std::move(text));
  }

  static Status BeginRows(const PGresult& result, ResultTable& rows) {
    std::vector<ResultColumn> columns;
    for (int i = 0; i < Pq().nfields(&result); ++i)
      columns.push_back({Pq().fname(&result, i), TypeOf(Pq().ftype(&result, i))});
    return rows.Begin(std::move(columns));
  }

  static Status AddRow(const PGresult& result, int row, ResultTable& rows) {
    for (int i = 0; i < Pq().nfields(&result); ++i) {
      if (Pq().getisnull(&result, row, i) != 0) {
        rows.AddNull();
        continue;
      }
      const std::string_view text(Pq().getvalue(&result, row, i), Pq().getlength(&result, row, i));
      const auto type = static_cast<TypeId>(Pq().ftype(&result, i));
      if (type == TypeId::kBytea) {
        FLUX_TRY_STATUS(rows.AddString(BytesOfHex(text)));
      } else if (type == TypeId::kFloat4) {
        // Of what a float of 32 bits is, not of the digits that are enough to tell it from others.
        FLUX_TRY_STATUS(rows.AddFloat(std::strtof(std::string(text).c_str(), nullptr)));
      } else {
        FLUX_TRY_STATUS(rows.AddText(text));
      }
    }
    return rows.EndRow();
  }

  // Asks the server to stop, which without that would compute to the end.
  void CancelStatement() {
    PGcancel* const request = Pq().getCancel(connection_.get());
    if (request == nullptr) return;
    char complaint[256];
    Pq().cancel(request, complaint, sizeof(complaint));
    Pq().freeCancel(request);
  }

  const CancelToken& cancel_;
  std::unique_ptr<PGconn, FreeConnection> connection_;
};

// Whether libpq itself knows the parameter. Others are settings of the server, as the reference's driver has it.
bool IsOfLibrary(const std::string& name) {
  PQconninfoOption* const options = Pq().conndefaults();
  bool is_known = false;
  for (const PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option)
    is_known |= name == option->keyword;
  Pq().conninfoFree(options);
  return is_known;
}

std::string QuotedSetting(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + "'";
}

// Blanks and backslashes separate what stands in `options`.
std::string EscapedOption(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == ' ' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

// Adds what stands behind the question mark of a URL.
Status AddParameters(const SourceParameters& parameters, std::string& settings) {
  std::string server_options;
  for (const auto& [name, value] : parameters) {
    if (name == "options") {
      server_options += " " + value;
    } else if (IsOfLibrary(name)) {
      settings += fmt::format(" {}={}", name, QuotedSetting(value));
    } else if (!name.starts_with("pool_") && !name.ends_with("_cache_capacity") && name != "default_query_exec_mode") {
      server_options += fmt::format(" -c {}={}", EscapedOption(name), EscapedOption(value));
    }
  }
  if (!server_options.empty()) settings += " options=" + QuotedSetting(server_options);
  return {};
}

std::unexpected<Error> NotASource() {
  return Fail(
      ErrorCode::kInvalid,
      "`dataSourceName` is not a URL of PostgreSQL; write `postgres://user:password@host:5432/database`, and in "
      "user and password `%` and two hexadecimal digits for what is not a letter or digit");
}

// The URL, without what stands behind its question mark, as libpq reads it. The last `@` before the path ends user and
// password, as the reference has it; for libpq the first one does. One in the path is of a password with a `/`.
Result<std::string> WithOneAt(std::string_view url) {
  const size_t begin = url.find("://") + 3;
  const size_t end = std::min(url.find('/', begin), url.size());
  if (url.substr(end).contains('@')) return NotASource();
  const size_t last = url.substr(0, end).rfind('@');
  std::string text;
  for (size_t i = 0; i < url.size(); ++i) {
    const bool is_of_user = url[i] == '@' && i < last && last != url.npos;
    text += is_of_user ? "%40" : std::string(1, url[i]);
  }
  return text;
}

// The settings of a URL without what stands behind its question mark, or of `host=… user=…`, as libpq reads them.
Status AddSettings(const std::string& source, std::string& settings) {
  PQconninfoOption* const options = Pq().conninfoParse(source.c_str(), nullptr);
  // The library's complaint would repeat a part of the name, perhaps the password.
  if (options == nullptr) return NotASource();
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    // A part of a password behind `:` is taken for it, and told.
    const std::string_view value = option->val != nullptr ? option->val : "";
    if (std::string_view(option->keyword) == "port" && value.find_first_not_of("0123456789,") != value.npos) {
      Pq().conninfoFree(options);
      return NotASource();
    }
    if (option->val != nullptr) settings += fmt::format(" {}={}", option->keyword, QuotedSetting(option->val));
  }
  Pq().conninfoFree(options);
  return {};
}

// What the settings, which are well formed, say of it.
Way WayOf(const std::string& settings) {
  Way way;
  bool has_addresses = false;
  PQconninfoOption* const options = Pq().conninfoParse(settings.c_str(), nullptr);
  for (const PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option) {
    const std::string_view keyword = option->keyword, value = option->val != nullptr ? option->val : "";
    has_addresses |= keyword == "hostaddr" && !value.empty();
    for (const auto address : std::views::split(keyword == "hostaddr" ? value : "", ',')) {
      way.hosts.emplace_back(address.begin(), address.end());
    }
    // A path is that of a socket, `@` begins the name of one; several hosts are parted by commas.
    for (const auto host : std::views::split(keyword == "host" ? value : "", ',')) {
      const std::string name(host.begin(), host.end());
      const bool is_local = name.starts_with('/') || name.starts_with('@');
      if (!is_local) way.looked_up.push_back(name);
      if (is_local) way.hosts.emplace_back("localhost");
    }
    const Result<int64_t> seconds = keyword == "connect_timeout" ? ParseInt(value) : Result<int64_t>(0);
    if (seconds && *seconds > 0) way.timeout = std::chrono::seconds(*seconds);
  }
  Pq().conninfoFree(options);
  if (has_addresses) way.looked_up.clear();
  if (way.looked_up.empty() && way.hosts.empty()) way.hosts.emplace_back("localhost");
  return way;
}

}  // namespace

Result<std::unique_ptr<Connection>> ConnectToPostgres(const std::string& source, Purpose, const CancelToken& cancel) {
  if (!Loaded()) return std::unexpected(Loaded().error());
  // Both may be given again in the name, where the later one counts.
  std::string settings = "client_encoding='UTF8' application_name='fluxc'";
  SourceParameters parameters;
  if (source.starts_with("postgres://") || source.starts_with("postgresql://")) {
    const size_t query = source.find('?');
    FLUX_TRY(const std::string url, WithOneAt(std::string_view(source).substr(0, query)));
    FLUX_TRY_STATUS(AddSettings(url, settings));
    if (query != std::string::npos) {
      FLUX_TRY(parameters, ParseSourceParameters(std::string_view(source).substr(query + 1)));
    }
    // The question mark was one of the password.
    if (std::ranges::any_of(parameters, [](const auto& parameter) { return parameter.first.contains('@'); }))
      return NotASource();
    FLUX_TRY_STATUS(AddParameters(parameters, settings));
  } else {
    FLUX_TRY_STATUS(AddSettings(source, settings));
  }
  auto connection = std::make_unique<PostgresConnection>(cancel);
  FLUX_TRY_STATUS(connection->Open(settings, WayOf(settings)));
  return connection;
}

}  // namespace flux::sql
