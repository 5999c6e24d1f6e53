using System.Text.Json;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tws.Api;

namespace Gateway.Tests.Support;

/// <summary>A call of a caller that the test chooses; keeps the progress that it was told.</summary>
internal sealed class CallerContext(Caller caller) : ToolContext
{
    private readonly List<string?> _progress = [];

    public override Caller Caller => caller;

    public IReadOnlyList<string?> Progress => _progress;

    public static CallerContext Named(string name, AccessScope scopes = AccessScope.All) => new(new Caller(name, name, scopes));

    public override ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask GapAsync(StreamGap gap, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken)
    {
        _progress.Add(message);
        return ValueTask.CompletedTask;
    }

    public override ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
