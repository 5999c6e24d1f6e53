using System.Net;
using Gateway.Trading.Staging;

namespace Gateway.Http.Approvals;

/// <summary>The page of one staged order. Plain HTML, no script.</summary>
internal static class ApprovalPage
{
    private const string Form = """
        <form method="post">
        <p><label>Code from the gateway's console: <input name="code" autocomplete="off" autofocus required maxlength="20"></label></p>
        <p><button name="decision" value="approve">Approve and send</button> <button name="decision" value="discard">Refuse</button></p>
        </form>
        """;

    private const string Style = "body { font: 16px/1.5 system-ui; max-width: 40em; margin: 3em auto; padding: 0 1em } "
        + ".order { font-size: 1.2em; font-weight: bold } .notice { color: #a00 }";

    public static string Write(StagedOrder order, string? notice) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Staged order</title>
        <style>{Style}</style></head>
        <body><h1>Staged order</h1>
        {(notice is null ? "" : $"<p class=\"notice\">{Text(notice)}</p>")}
        <p class="order">{Lines(order.Text)}</p>
        {(order.Shown is { } shown ? $"<p>{Lines(Market(shown.Lines))}<br>As of {Time(shown.At)}.</p>" : "")}
        <p>Proposed by {Text(order.By)} at {Time(order.StagedAt)}, open until {Time(order.ExpiresAt)}.</p>
        {(order.Note is null ? "" : $"<p>Note of the proposer (not verified): {Text(order.Note)}</p>")}
        <p>{Text(Words(order))}</p>
        {(order.Status == StagedStatus.Waiting ? Form : "")}
        </body></html>
        """;

    private static string Words(StagedOrder order) => order.Status switch
    {
        StagedStatus.Waiting => "Waiting for a decision. Nothing was sent.",
        StagedStatus.Sent => $"Approved: {order.Result ?? "it is being sent now."}",
        StagedStatus.Failed => $"Approved, but not placed: {order.Result}",
        StagedStatus.Refused => "Refused. Nothing was sent.",
        StagedStatus.Discarded => order.Result ?? "Withdrawn by its caller. Nothing was sent.",
        _ => "Expired without a decision. Nothing was sent.",
    };

    private static string Market(IReadOnlyList<string> lines) => string.Join(
        '\n',
        lines.Select((line, index) => lines.Count == 1 ? line : string.Create(CultureInfo.InvariantCulture, $"Order {index + 1}: {line}")));

    private static string Time(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);

    private static string Lines(string text) => string.Join("<br>", text.Split('\n').Select(Text));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
