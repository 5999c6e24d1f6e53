namespace Gateway.Registry.Changes;

/// <summary>Where a handler says that something that clients may have read has changed; subscribed clients are told.</summary>
public interface IChangeFeed
{
    void ToolsChanged();

    void PromptsChanged();

    void ResourcesChanged();

    /// <param name="uri">The resource's own URI, without variables.</param>
    void ResourceUpdated(string uri);
}
