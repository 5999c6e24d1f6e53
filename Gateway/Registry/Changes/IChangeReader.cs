namespace Gateway.Registry.Changes;

/// <summary>Receives change notices.</summary>
/// <remarks>
/// It is called on the thread that made the change, while other readers wait: it must record the change and return, and must not call the feed.
/// </remarks>
internal interface IChangeReader
{
    void ListChanged(ChangedList list);

    /// <param name="uri">As the reader asked for it.</param>
    void ResourceUpdated(string uri);
}

/// <summary>The lists whose changes are notified.</summary>
internal enum ChangedList
{
    Tools,
    Prompts,
    Resources,
}
