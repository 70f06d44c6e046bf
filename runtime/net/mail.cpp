#include "runtime/net/mail.h"

#include <absl/strings/escaping.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/check.h"
#include "runtime/base/host_port.h"
#include "runtime/base/memory.h"
#include "runtime/base/terminal_text.h"
#include "runtime/net/libcurl.h"

namespace flux::net {
namespace {

struct FreeEasy {
  void operator()(CURL* easy) const { Curl().easy_cleanup(easy); }
};
struct FreeMulti {
  void operator()(CURLM* multi) const { Curl().multi_cleanup(multi); }
};
struct FreeList {
  void operator()(curl_slist* list) const { Curl().slist_free_all(list); }
};

std::string Base64(std::string_view text) {
  std::string encoded;
  absl::Base64Escape({text.data(), text.size()}, &encoded);
  return encoded;
}

bool IsAddress(std::string_view text) {
  return text.contains('@') && std::ranges::all_of(text, [](char c) {
           return static_cast<unsigned char>(c) > ' ' && c != '<' && c != '>' && c != ',' && c != 0x7f;
         });
}

// Words as RFC 2047 encodes them, each short enough for a line.
std::string EncodedWords(std::string_view text) {
  constexpr size_t kLongest = 42;
  std::string words;
  while (!text.empty()) {
    size_t length = std::min(text.size(), kLongest);
    // Not amid a character.
    while (length > 1 && length < text.size() && (text[length] & 0xc0) == 0x80) --length;
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", Base64(text.substr(0, length)));
    text.remove_prefix(length);
  }
  return words;
}

class Sending {
 public:
  Sending(const MailServer& server, const Mail& mail, const CancelToken& cancel)
      : server_(server),
        mail_(mail),
        cancel_(cancel),
        text_(MailText(mail)),
        easy_(Curl().easy_init()),
        multi_(Curl().multi_init()) {
    FLUX_CHECK(easy_ != nullptr && multi_ != nullptr);
  }

  Status Run() {
    SetUp();
    Curl().multi_add_handle(multi_.get(), easy_.get());
    const CURLcode code = Drive();
    Curl().multi_remove_handle(multi_.get(), easy_.get());
    if (!own_failure_) return own_failure_;
    if (code == CURLE_OK) return {};
    const char* const said = error_text_[0] != '\0' ? error_text_ : Curl().easy_strerror(code);
    return Fail(ErrorCode::kUnavailable, fmt::format("{}: {}", Authority(), ShownName(said)));
  }

 private:
  template <typename T>
  void Set(CURLoption option, T value) {
    FLUX_CHECK(Curl().easy_setopt(easy_.get(), option, value) == CURLE_OK);
  }

  std::string Authority() const { return HostPort{server_.host, server_.port}.Text(); }

  void SetUp() {
    constexpr uint16_t kEncrypted = 465;
    Set(CURLOPT_URL, fmt::format("{}://{}", server_.port == kEncrypted ? "smtps" : "smtp", Authority()).c_str());
    Set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    Set(CURLOPT_NOSIGNAL, 1L);
    Set(CURLOPT_ERRORBUFFER, error_text_);
    Set(CURLOPT_TIMEOUT_MS, static_cast<long>(server_.timeout.count()));
    Set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    Set(CURLOPT_PROXY, "");
    if (!server_.verifies_certificate) {
      Set(CURLOPT_SSL_VERIFYPEER, 0L);
      Set(CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (server_.login) {
      Set(CURLOPT_USERNAME, server_.login->user.c_str());
      Set(CURLOPT_PASSWORD, server_.login->password.c_str());
    }
    Set(CURLOPT_MAIL_FROM, fmt::format("<{}>", mail_.from).c_str());
    for (const std::string& to : mail_.to)
      recipients_.reset(Curl().slist_append(recipients_.release(), fmt::format("<{}>", to).c_str()));
    Set(CURLOPT_MAIL_RCPT, recipients_.get());
    Set(CURLOPT_UPLOAD, 1L);
    Set(
        CURLOPT_READFUNCTION, +[](char* out, size_t size, size_t count, void* self) {
          return static_cast<Sending*>(self)->Give(out, size * count);
        });
    Set(CURLOPT_READDATA, this);
    Set(
        CURLOPT_OPENSOCKETFUNCTION,
        +[](void* self, curlsocktype, curl_sockaddr* at) { return static_cast<Sending*>(self)->OpenSocket(*at); });
    Set(CURLOPT_OPENSOCKETDATA, this);
  }

  size_t Give(char* out, size_t room) {
    const size_t size = std::min(room, text_.size() - given_);
    std::memcpy(out, text_.data() + given_, size);
    given_ += size;
    return size;
  }

  curl_socket_t OpenSocket(const curl_sockaddr& at) {
    const MemoryScope uncounted(nullptr);
    if (Status status = CheckHostAddress(server_.host, at.addr); !status) {
      own_failure_ = std::move(status);
      return CURL_SOCKET_BAD;
    }
    return socket(at.family, at.socktype | SOCK_CLOEXEC, at.protocol);
  }

  CURLcode Drive() {
    constexpr int kPollMilliseconds = 50;
    for (;;) {
      int running = 0, pending = 0;
      Curl().multi_perform(multi_.get(), &running);
      while (const CURLMsg* message = Curl().multi_info_read(multi_.get(), &pending)) {
        if (message->msg == CURLMSG_DONE) return message->data.result;
      }
      if (cancel_.is_canceled()) {
        own_failure_ = cancel_.Check();
        return CURLE_ABORTED_BY_CALLBACK;
      }
      Curl().multi_poll(multi_.get(), nullptr, 0, kPollMilliseconds, nullptr);
    }
  }

  const MailServer& server_;
  const Mail& mail_;
  const CancelToken& cancel_;
  const std::string text_;
  size_t given_ = 0;
  const std::unique_ptr<CURL, FreeEasy> easy_;
  const std::unique_ptr<CURLM, FreeMulti> multi_;
  std::unique_ptr<curl_slist, FreeList> recipients_;
  char error_text_[CURL_ERROR_SIZE] = {};
  Status own_failure_;
};

}  // namespace

std::string MailText(const Mail& mail) {
  constexpr size_t kLine = 76;
  std::string text = fmt::format("From: <{}>\r\nTo: ", mail.from);
  for (const std::string& to : mail.to) text += fmt::format("{}<{}>", &to == mail.to.data() ? "" : ",\r\n ", to);
  text += fmt::format(
      "\r\nSubject: {}\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=UTF-8\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\n",
      EncodedWords(mail.subject));
  const std::string body = Base64(mail.html);
  for (size_t at = 0; at < body.size(); at += kLine) text += body.substr(at, kLine) + "\r\n";
  return text;
}

Status SendMail(const MailServer& server, const Mail& mail, const CancelToken& cancel) {
  for (const std::string& address : mail.to) {
    if (!IsAddress(address))
      return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not an address of mail", ShownName(address)));
  }
  if (!IsAddress(mail.from))
    return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not an address of mail", ShownName(mail.from)));
  FLUX_TRY_STATUS(CheckHost(server.host));
  FLUX_TRY_STATUS(LoadLibcurl());
  return Sending(server, mail, cancel).Run();
}

}  // namespace flux::net
