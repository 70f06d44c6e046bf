// MySQL and MariaDB, by the non-blocking functions of MariaDB's client library.

#include <fmt/format.h>
#include <mysql.h>
#include <sys/socket.h>

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/check.h"
#include "runtime/base/shared_library.h"
#include "runtime/base/uninterruptible.h"
#include "runtime/sql/mysql_source.h"
#include "runtime/sql/socket_wait.h"
#include "runtime/sql/statement_text.h"
#include "runtime/sql/time_text.h"

namespace flux::sql {
namespace {

// Its FLOAT would lose digits, and DATETIME the fraction of the second.
constexpr Dialect kDialect{.database = "MySQL",
                           .quote = '`',
                           .types = {"BOOL", "BIGINT", "BIGINT", "DOUBLE", "TEXT", "DATETIME(6)"},
                           .creates_in_transaction = false};
// Servers take at least a megabyte a statement unless told otherwise.
constexpr size_t kFullStatementBytes = 512 << 10;
constexpr unsigned kSecondsToKill = 2;
// Gives the file with the certificates of those whom we trust: Debian's, unless the variable that OpenSSL knows as well
// names another.
const char* TrustedFile() {
  const char* const named = std::getenv("SSL_CERT_FILE");
  return named != nullptr && *named != '\0' ? named : "/etc/ssl/certs/ca-certificates.crt";
}
constexpr const char* kSafeLogins =
    "mysql_native_password,caching_sha2_password,sha256_password,client_ed25519,auth_gssapi_client";

struct Library {
#define FLUX_MARIADB(name) decltype(&::name) name = nullptr;
#include "runtime/sql/mysql.def"
};

Result<Library> LoadLibrary() {
  FLUX_TRY(const SharedLibrary file, SharedLibrary::Load("libmariadb.so.3", "MySQL", "libmariadb3"));
  Library library;
#define FLUX_MARIADB(name) FLUX_TRY_STATUS(file.Find(#name, library.name));
#include "runtime/sql/mysql.def"
  return library;
}

const Result<Library>& Loaded() {
  static const Result<Library> library = LoadLibrary();
  return library;
}

const Library& Client() { return *Loaded(); }

struct CloseClient {
  void operator()(MYSQL* client) const { Client().mysql_close(client); }
};
struct FreeRows {
  void operator()(MYSQL_RES* rows) const { Client().mysql_free_result(rows); }
};
using ClientPtr = std::unique_ptr<MYSQL, CloseClient>;
using RowsPtr = std::unique_ptr<MYSQL_RES, FreeRows>;

ClientPtr MakeClient(const MysqlSource& source, unsigned connect_seconds) {
  ClientPtr client(Client().mysql_init(nullptr));
  FLUX_CHECK(client != nullptr);
  const auto set = [&](mysql_option option, const void* value) { Client().mysql_options(client.get(), option, value); };
  set(MYSQL_OPT_CONNECT_TIMEOUT, &connect_seconds);
  set(MYSQL_SET_CHARSET_NAME, source.charset.c_str());
  // The library would take `localhost` for the name of a socket.
  const unsigned protocol = source.socket.empty() ? MYSQL_PROTOCOL_TCP : MYSQL_PROTOCOL_SOCKET;
  set(MYSQL_OPT_PROTOCOL, &protocol);
  // A server could otherwise ask for any file of ours.
  const unsigned reads_files = 0;
  set(MYSQL_OPT_LOCAL_INFILE, &reads_files);
  if (!source.sends_clear_password) set(MARIADB_OPT_RESTRICTED_AUTH, kSafeLogins);
  using Tls = MysqlSource::Tls;
  const my_bool enforces = source.tls == Tls::kVerified || source.tls == Tls::kUnverified;
  const my_bool verifies = source.tls == Tls::kVerified;
  if (source.tls != Tls::kNone) {
    set(MYSQL_OPT_SSL_CA, TrustedFile());
    set(MYSQL_OPT_SSL_ENFORCE, &enforces);
    set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verifies);
  }
  return client;
}

class MysqlConnection final : public Connection {
 public:
  MysqlConnection(MysqlSource source, const CancelToken& cancel)
      : source_(std::move(source)),
        cancel_(cancel),
        client_(MakeClient(source_, static_cast<unsigned>(source_.connect_timeout.count()))) {
    Client().mysql_options(client_.get(), MYSQL_OPT_NONBLOCK, nullptr);
  }

  Status Open() {
    if (source_.socket.empty()) FLUX_TRY_STATUS(LookUpHost());
    MYSQL* connected = nullptr;
    const int events = Client().mysql_real_connect_start(
        &connected, client_.get(), source_.socket.empty() ? source_.host.c_str() : nullptr, source_.user.c_str(),
        source_.password.c_str(), source_.database.empty() ? nullptr : source_.database.c_str(), source_.port,
        source_.socket.empty() ? nullptr : source_.socket.c_str(), 0);
    FLUX_TRY_STATUS(Complete(
        events, [&](int happened) { return Client().mysql_real_connect_cont(&connected, client_.get(), happened); }));
    if (connected == nullptr) return Failure();
    is_connected_ = true;
    for (const auto& [name, value] : source_.variables)
      FLUX_TRY_STATUS(Execute(fmt::format("SET {} = {}", name, value)));
    return {};
  }

  const Dialect& dialect() const override { return kDialect; }

  Status Execute(const std::string& text) override {
    FLUX_TRY_STATUS(Send(text));
    // Rows that nobody wants are read and dropped.
    const RowsPtr rows(Client().mysql_use_result(client_.get()));
    return {};
  }

  Status Query(const std::string& text, ResultTable& rows) override {
    FLUX_TRY_STATUS(Send(text));
    const RowsPtr result(Client().mysql_use_result(client_.get()));
    if (result == nullptr) return Client().mysql_field_count(client_.get()) == 0 ? Status() : Failure();
    Status status = Receive(*result, rows);
    // Freeing the result would read what is left of it.
    if (!status || !rows.WantsRows()) HangUp();
    return status;
  }

  Status Insert(const InsertTarget& target, const Chunk& rows) override {
    FLUX_TRY(const std::string head, InsertText(kDialect, target));
    for (size_t row = 0; row < rows.rows;) {
      std::string text = head;
      for (const size_t from = row;
           row < rows.rows && row - from < target.batch_rows && text.size() < kFullStatementBytes; ++row) {
        for (size_t i = 0; i < rows.columns.size(); ++i) {
          text += i > 0 ? "," : row > from ? ",(" : "(";
          FLUX_TRY_STATUS(AddLiteral(target.schema[i], *rows.columns[i], row, text));
        }
        text += ")";
      }
      FLUX_TRY_STATUS(Execute(text));
    }
    return {};
  }

 private:
  Status LookUpHost() const {
    if (!source_.socket.empty()) return CheckHost("localhost");
    FLUX_TRY(const bool is_in_time,
             AwaitHostLookup(source_.host, std::chrono::steady_clock::now() + source_.connect_timeout, cancel_));
    if (!is_in_time) return Fail(ErrorCode::kUnavailable, "MySQL: the address of the server was not found in time");
    return {};
  }

  std::unexpected<Error> Failure() const {
    if (is_hung_up_) return Fail(ErrorCode::kCanceled, "canceled");
    if (is_late_ && !is_connected_) {
      return Fail(ErrorCode::kUnavailable,
                  "MySQL: the server did not answer in time; `timeout=…` sets how long to wait, as `5s`");
    }
    const unsigned number = Client().mysql_errno(client_.get());
    // Numbers of the library's own complaints, which are about the connection.
    const bool is_of_client = number >= 2000 && number < 3000;
    const ErrorCode code = !is_connected_ ? ErrorCode::kUnavailable
                           : is_of_client ? ErrorCode::kDataLoss
                                          : ErrorCode::kInvalid;
    return Fail(code, fmt::format("MySQL: {}", Client().mysql_error(client_.get())));
  }

  Status Send(const std::string& text) {
    FLUX_TRY_STATUS(cancel_.Check());
    int failed = 0;
    const int events = Client().mysql_real_query_start(&failed, client_.get(), text.data(), text.size());
    FLUX_TRY_STATUS(Complete(
        events, [&](int happened) { return Client().mysql_real_query_cont(&failed, client_.get(), happened); }));
    if (failed != 0) return Failure();
    return {};
  }

  // Goes on with a call of the library, by `resume`, until it waits for nothing any more. A call cannot be left in its
  // middle: when canceled, it is let run into a broken connection.
  template <typename Resume>
  Status Complete(int events, Resume resume) {
    while (events != 0) events = resume(WaitFor(events));
    if (is_hung_up_) return Fail(ErrorCode::kCanceled, "canceled");
    return {};
  }

  int WaitFor(int events) {
    if (is_hung_up_) return MYSQL_WAIT_READ;
    Deadline deadline;
    if ((events & MYSQL_WAIT_TIMEOUT) != 0) {
      deadline = std::chrono::steady_clock::now() +
                 std::chrono::milliseconds(Client().mysql_get_timeout_value_ms(client_.get()));
    }
    const SocketEvents wanted{.reads = (events & MYSQL_WAIT_READ) != 0, .writes = (events & MYSQL_WAIT_WRITE) != 0};
    const Result<SocketEvents> happened =
        WaitForSocket(Client().mysql_get_socket(client_.get()), wanted, deadline, cancel_);
    if (!happened) {
      if (is_connected_) KillStatement();
      HangUp();
      return MYSQL_WAIT_READ;
    }
    if (!happened->reads && !happened->writes) {
      is_late_ = true;
      return MYSQL_WAIT_TIMEOUT;
    }
    return (happened->reads ? events & (MYSQL_WAIT_READ | MYSQL_WAIT_EXCEPT) : 0) |
           (happened->writes ? events & MYSQL_WAIT_WRITE : 0);
  }

  void HangUp() {
    is_hung_up_ = true;
    ::shutdown(Client().mysql_get_socket(client_.get()), SHUT_RDWR);
  }

  // Asks the server to stop, which would otherwise compute to the end. Only another connection can.
  void KillStatement() const {
    const ClientPtr other = MakeClient(source_, kSecondsToKill);
    if (Client().mysql_real_connect(other.get(), source_.socket.empty() ? source_.host.c_str() : nullptr,
                                    source_.user.c_str(), source_.password.c_str(), nullptr, source_.port,
                                    source_.socket.empty() ? nullptr : source_.socket.c_str(), 0) == nullptr) {
      return;
    }
    const std::string text = fmt::format("KILL {}", Client().mysql_thread_id(client_.get()));
    Client().mysql_real_query(other.get(), text.data(), text.size());
  }

  std::optional<ColumnType> TypeOf(const MYSQL_FIELD& field) const {
    switch (field.type) {
      case MYSQL_TYPE_LONGLONG:
        return (field.flags & UNSIGNED_FLAG) != 0 ? ColumnType::kUint : ColumnType::kInt;
      case MYSQL_TYPE_TINY:
      case MYSQL_TYPE_SHORT:
      case MYSQL_TYPE_INT24:
      case MYSQL_TYPE_LONG:
      case MYSQL_TYPE_YEAR:
        return ColumnType::kInt;
      case MYSQL_TYPE_FLOAT:
      case MYSQL_TYPE_DOUBLE:
        return ColumnType::kFloat;
      case MYSQL_TYPE_DATETIME:
        return ColumnType::kTime;
      case MYSQL_TYPE_TIMESTAMP:
      case MYSQL_TYPE_DATE:
        return source_.parses_time ? ColumnType::kTime : ColumnType::kString;
      default:
        // Decimals among them, because a float would not hold them.
        return ColumnType::kString;
    }
  }

  Status Receive(MYSQL_RES& result, ResultTable& rows) {
    const unsigned count = Client().mysql_num_fields(&result);
    const std::span<const MYSQL_FIELD> fields(Client().mysql_fetch_fields(&result), count);
    std::vector<ResultColumn> columns;
    for (const MYSQL_FIELD& field : fields)
      columns.push_back({std::string(field.name, field.name_length), TypeOf(field)});
    FLUX_TRY_STATUS(rows.Begin(std::move(columns)));
    while (rows.WantsRows()) {
      MYSQL_ROW row = nullptr;
      const int events = Client().mysql_fetch_row_start(&row, &result);
      FLUX_TRY_STATUS(
          Complete(events, [&](int happened) { return Client().mysql_fetch_row_cont(&row, &result, happened); }));
      if (row == nullptr) {
        if (Client().mysql_errno(client_.get()) != 0) return Failure();
        return {};
      }
      FLUX_TRY_STATUS(cancel_.Check());
      FLUX_TRY_STATUS(AddRow(row, Client().mysql_fetch_lengths(&result), count, rows));
    }
    return {};
  }

  Status AddRow(MYSQL_ROW row, const unsigned long* lengths, unsigned count, ResultTable& rows) const {
    for (unsigned i = 0; i < count; ++i) {
      if (row[i] == nullptr) {
        rows.AddNull();
        continue;
      }
      const std::string_view text(row[i], lengths[i]);
      const bool is_local = rows.type() == ColumnType::kTime && !source_.location.IsUtc();
      const std::optional<Time> time = is_local ? ParseTimeText(text) : std::nullopt;
      if (time) {
        FLUX_TRY(const Time instant, FromLocal(*time, source_.location));
        FLUX_TRY_STATUS(rows.AddTime(instant));
      } else {
        FLUX_TRY_STATUS(rows.AddText(text));
      }
    }
    return rows.EndRow();
  }

  Status AddLiteral(const ColumnDef& def, const Column& column, size_t row, std::string& out) const {
    if (column.IsNull(row)) {
      out += "NULL";
      return {};
    }
    switch (def.type) {
      case ColumnType::kBool:
        out += column.BoolAt(row) ? "TRUE" : "FALSE";
        return {};
      case ColumnType::kInt:
        out += fmt::to_string(column.IntAt(row));
        return {};
      case ColumnType::kUint:
        out += fmt::to_string(column.UintAt(row));
        return {};
      case ColumnType::kFloat:
        if (!std::isfinite(column.FloatAt(row))) return ValueFailure(kDialect, "cannot hold NaN and infinities", def);
        AddFloat(column.FloatAt(row), out);
        return {};
      case ColumnType::kString:
        AddQuoted(column.StringAt(row), out);
        return {};
      case ColumnType::kTime: {
        FLUX_TRY(const Time shown, ToLocal({column.IntAt(row)}, source_.location));
        out += fmt::format("'{}'", TimeText(shown, 6));
        return {};
      }
    }
    return {};
  }

  // With an exponent it is a float to the server, without one a decimal.
  static void AddFloat(double value, std::string& out) {
    char digits[40];
    out.append(digits, std::to_chars(digits, digits + sizeof(digits), value, std::chars_format::scientific).ptr);
  }

  void AddQuoted(std::string_view text, std::string& out) const {
    std::string escaped(2 * text.size() + 1, '\0');
    escaped.resize(Client().mysql_real_escape_string(client_.get(), escaped.data(), text.data(), text.size()));
    out.append("'").append(escaped).append("'");
  }

  const MysqlSource source_;
  const CancelToken& cancel_;
  bool is_connected_ = false, is_hung_up_ = false, is_late_ = false;
  const ClientPtr client_;
};

}  // namespace

Result<std::unique_ptr<Connection>> ConnectToMysql(const std::string& source, Purpose, const CancelToken& cancel) {
  if (!Loaded()) return std::unexpected(Loaded().error());
  FLUX_TRY(MysqlSource parsed, ParseMysqlSource(source));
  auto connection = std::make_unique<MysqlConnection>(std::move(parsed), cancel);
  FLUX_TRY_STATUS(connection->Open());
  return connection;
}

}  // namespace flux::sql
