namespace Gateway.Tws.Api.News;

/// <summary>Headlines, articles and bulletins.</summary>
public interface INewsApi;
