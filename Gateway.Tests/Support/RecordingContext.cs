using System.Text;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace Gateway.Tests.Support;

/// <summary>A call by a caller that the test chooses; keeps what the tool told while it ran.</summary>
internal sealed class RecordingContext : ToolContext
{
    private readonly List<(long Sequence, string Json)> _updates = [];
    private readonly List<UpdateGap> _gaps = [];
    private readonly List<string?> _progress = [];

    public override Caller Caller => Who;

    public Caller Who { get; init; } = Caller.Local;

    /// <summary>How the person answers each question; null for a client that cannot be asked.</summary>
    public Func<InputQuestion, JsonElement>? Answer { get; init; }

    public IReadOnlyList<(long Sequence, string Json)> Updates => _updates;

    public IReadOnlyList<UpdateGap> Gaps => _gaps;

    public IReadOnlyList<string?> Progress => _progress;

    public static RecordingContext Named(string name, AccessScope scopes = AccessScope.All) => new() { Who = new Caller(name, name, scopes) };

    public override Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken) => Answer is null
        ? base.AskAsync(questions, cancellationToken)
        : Task.FromResult(new InputAnswers(questions.ToDictionary(question => question.Key, Answer)));

    public override ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken)
    {
        _updates.Add((sequence, Encoding.UTF8.GetString(update.Json.Span)));
        return ValueTask.CompletedTask;
    }

    public override ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken)
    {
        _gaps.Add(gap);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken)
    {
        _progress.Add(message);
        return ValueTask.CompletedTask;
    }

    public override ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
