# docker build --tag reportlint . && docker run --rm --volume "$PWD:/reports" reportlint
FROM python:3.11-slim
COPY . /src
RUN pip install --no-cache-dir /src && rm -r /src
USER nobody
WORKDIR /reports
ENTRYPOINT ["reportlint"]
CMD ["."]
