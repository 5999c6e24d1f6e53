using System.Text;

namespace Relay;

/// <summary>
/// Texts as values of HTTP headers: those that a header cannot carry as they are go as <c>=?base64?...?=</c> (MCP 2026-07-28, transports).
/// </summary>
internal static class HeaderText
{
    private const string Begin = "=?base64?";
    private const string End = "?=";

    public static string Of(string text) =>
        text.All(c => c is >= ' ' and <= '~') && text.Trim() == text && !text.StartsWith(Begin, StringComparison.Ordinal)
            ? text
            : Begin + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + End;
}
