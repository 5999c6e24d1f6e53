namespace Gateway.Telemetry;

/// <summary>Something that must work before the gateway is ready. Every registered one is asked by <c>/health/ready</c>.</summary>
internal interface IReadinessCheck
{
    /// <summary>Why it does not work, with the file or setting and the remedy, for callers with <c>market:read</c>; null when it works.</summary>
    string? Problem { get; }

    /// <summary>The problem in a few words without names and paths, for every caller; null when it works.</summary>
    string? PublicProblem { get; }
}
