namespace Gateway.Registry.Changes;

/// <summary>Someone who wants to be told of changes.</summary>
/// <remarks>It is called on the thread of whoever made the change, while others wait for their turn: it takes note and returns, and never calls the feed back.</remarks>
internal interface IChangeReader
{
    void ListChanged(ChangedList list);

    /// <param name="uri">As the reader asked for it.</param>
    void ResourceUpdated(string uri);
}

/// <summary>The lists whose change is told.</summary>
internal enum ChangedList
{
    Tools,
    Prompts,
    Resources,
}
