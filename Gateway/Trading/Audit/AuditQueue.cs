namespace Gateway.Trading.Audit;

/// <summary>
/// Lines that wait to be written. All that wait are written together, so that many calls at once do not wait for the disk one after the other, and no
/// thread waits with them.
/// </summary>
/// <param name="write">Writes lines, all or none; false when it cannot. Must not throw.</param>
internal sealed class AuditQueue(Func<IReadOnlyList<AuditLine>, bool> write)
{
    private readonly Lock _lock = new();
    private List<(AuditLine Line, TaskCompletionSource<bool> Written)> _waiting = [];
    private Task _writing = Task.CompletedTask;

    /// <summary>Whether the line has been written.</summary>
    public Task<bool> AppendAsync(AuditLine line)
    {
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((line, written));
            if (_waiting.Count == 1)
                _writing = WriteAfterAsync(_writing);
        }
        return written.Task;
    }

    private async Task WriteAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        List<(AuditLine Line, TaskCompletionSource<bool> Written)> lines;
        lock (_lock)
            (lines, _waiting) = (_waiting, []);
        var isWritten = write(lines.ConvertAll(one => one.Line));
        lines.ForEach(one => one.Written.SetResult(isWritten));
    }
}

/// <summary>A line that is not in the log yet: it has no number, time and hash.</summary>
internal sealed record AuditLine(string Caller, string Tool, string Event, string? OrderRef, string Detail);
