namespace Gateway.Feeds.Waiting;

/// <summary>How many of several conditions are waited for.</summary>
internal enum WaitMode
{
    Any,

    /// <summary>States all at one moment; events each once.</summary>
    All,
}
