namespace Gateway.Registry.Changes;

/// <summary>Where a handler says that something that clients may have read has changed; subscribed clients are told.</summary>
/// <remarks>An interface because it is what authors of handlers may see of <see cref="ChangeFeed"/>: they tell, and do not follow.</remarks>
public interface IChangeFeed
{
    void ToolsChanged();

    void PromptsChanged();

    void ResourcesChanged();

    /// <param name="uri">The resource's own URI, without variables.</param>
    void ResourceUpdated(string uri);
}
