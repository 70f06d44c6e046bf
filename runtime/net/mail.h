#pragma once

// Sending mail over SMTP.

#include <string>
#include <vector>

#include "runtime/net/http_client.h"

namespace flux::net {

// Where mail is taken.
struct MailServer {
  std::string host;
  uint16_t port = 25;  // 465: encrypted from the beginning; others are from when the server offers it
  std::optional<BasicAuth> login = {};
  bool verifies_certificate = true;
  Milliseconds timeout{30'000};
};

// One mail.
struct Mail {
  std::string from;
  std::vector<std::string> to;  // at least one
  std::string subject;          // on one line
  std::string html;
};

// Fails with `kInvalid` on addresses that would be something else in a mail, else as `HttpClient::Send` does.
Status SendMail(const MailServer& server, const Mail& mail, const CancelToken& cancel);

// The mail as it is sent: its head and its body, encoded so that no server cuts lines.
std::string MailText(const Mail& mail);

}  // namespace flux::net
