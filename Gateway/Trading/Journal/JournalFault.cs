using Gateway.Handlers;
using Gateway.Tws.Api.Orders;

namespace Gateway.Trading.Journal;

/// <summary>Why the journal takes no orders.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">What happened, without the file.</param>
/// <param name="IsFinal">It lasts until the gateway is started again; else it ends with the first write that succeeds.</param>
/// <param name="IsDamage">The content is damaged; else the disk does not take it.</param>
internal sealed record JournalFault(string Path, string Reason, bool IsFinal, bool IsDamage)
{
    public static JournalFault Of(string path, Exception failure, bool isFinal)
    {
        var isDamage = JournalFile.IsDamage(failure);
        return new JournalFault(path, failure.Message.TrimEnd('.'), isFinal || isDamage, isDamage);
    }

    /// <summary>The problem in a few words.</summary>
    public string Short => $"The order journal {(IsDamage ? "is damaged" : "cannot be written")}: orders are refused.";

    /// <summary>The problem, the file and the remedy.</summary>
    public string Text => $"The order journal {Path} {(IsDamage ? "is damaged" : "cannot be written")}: {Reason}. "
        + $"Orders are refused; everything else works. {Remedy}";

    private string Remedy => IsDamage
        ? "Stop the gateway, move journal.db, journal.db-wal and journal.db-shm to another folder, check the open orders in TWS, and start it again."
        : IsFinal ? "Make room on the disk and check that the gateway may write the folder (TRADING_DATA_DIRECTORY), then start it again."
        : "Make room on the disk and check that the gateway may write the folder (TRADING_DATA_DIRECTORY): the next order tries again.";
}

/// <summary>What a caller gets for an order that could not be recorded.</summary>
internal sealed class JournalErrors : IToolErrorSource
{
    public ToolError? Explain(Exception exception) => exception is JournalUnavailableException
        ? new ToolError(
            ToolErrorKind.Refused, "journal_unavailable", "Denied, nothing was sent: the order journal of the gateway is not available.",
            "The owner of the gateway finds the file and the remedy in its log and at /health/ready.", Retryable: false)
        : null;
}
